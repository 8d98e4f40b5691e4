# shellcheck shell=bash
# title: Does Amazon Q Developer show a notice that was sent as the default text of MessageStructure json?
# expected: Slack and Teams show title and lines, bare links can be followed, and one job has one thread
# decides: which text of a notice is the custom notification, and that its lines are a list
# source: Amazon Q Developer in chat applications guide, "Custom notifications"; SNS API Reference, "Publish"
# look: Connect a channel as docs/notices.md says, let a job with a wrong image fail, and look at the channel
# look: and at the mail. Then start a job whose output_path does not exist, wait, and look for its own thread.
