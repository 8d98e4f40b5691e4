"""CloudFormation: stacks, change sets, events and stack sets as on AWS.

Moto's own CloudFormation skips what it does not know, rolls nothing back and gives no
resource events, so this package replaces it and calls the other services' APIs only.
"""
