"""SQS queues and SNS topics with their policies and subscriptions."""

import json

from .base import Handler, exists, pick


def _text(value):
    if isinstance(value, bool):
        return str(value).lower()
    return json.dumps(value) if isinstance(value, dict) else str(value)


class Queue(Handler):
    """Ref is the queue's URL."""

    type = "AWS::SQS::Queue"
    name_property = "QueueName"
    name_limit = 80
    not_attributes = ("QueueName", "Tags")

    def create(self, context, properties):
        tags = {tag["Key"]: tag["Value"] for tag in properties.get("Tags", [])}
        return context.client("sqs").create_queue(
            QueueName=self.name(context, properties),
            Attributes=self._queue_attributes(properties),
            tags=tags,
        )["QueueUrl"]

    def update(self, context, physical_id, properties, old):
        context.client("sqs").set_queue_attributes(
            QueueUrl=physical_id, Attributes=self._queue_attributes(properties)
        )

    def _queue_attributes(self, properties):
        return {
            key: _text(value)
            for key, value in properties.items()
            if key not in self.not_attributes
        }

    def delete(self, context, physical_id, properties):
        context.client("sqs").delete_queue(QueueUrl=physical_id)

    def find(self, context, properties):
        client, name = context.client("sqs"), properties.get("QueueName")
        if not exists(client.get_queue_url, QueueName=name):
            return None
        return client.get_queue_url(QueueName=name)["QueueUrl"]

    def attributes(self, context, physical_id, properties):
        name = physical_id.rsplit("/", 1)[1]
        return {"Arn": context.arn("sqs", name), "QueueName": name, "QueueUrl": physical_id}


class QueuePolicy(Handler):
    type = "AWS::SQS::QueuePolicy"

    def create(self, context, properties):
        self._put(context, properties["Queues"], json.dumps(properties["PolicyDocument"]))
        return context.generated_name()

    def update(self, context, physical_id, properties, old):
        gone = [url for url in old["Queues"] if url not in properties["Queues"]]
        self._put(context, gone, "")
        self._put(context, properties["Queues"], json.dumps(properties["PolicyDocument"]))

    def delete(self, context, physical_id, properties):
        self._put(context, properties["Queues"], "")

    def _put(self, context, urls, policy):
        for url in urls:
            context.client("sqs").set_queue_attributes(
                QueueUrl=url, Attributes={"Policy": policy}
            )


class Topic(Handler):
    """Ref is the topic's ARN."""

    type = "AWS::SNS::Topic"
    name_property = "TopicName"
    settings = ("DisplayName", "KmsMasterKeyId")

    def create(self, context, properties):
        client = context.client("sns")
        settings = {key: _text(v) for key, v in pick(properties, *self.settings).items()}
        tags = properties.get("Tags", [])
        name = self.name(context, properties)
        arn = client.create_topic(Name=name, Attributes=settings, Tags=tags)["TopicArn"]
        for one in properties.get("Subscription", []):
            client.subscribe(TopicArn=arn, **pick(one, "Protocol", "Endpoint"))
        return arn

    def update(self, context, physical_id, properties, old):
        for name in self.settings:
            if properties.get(name) != old.get(name):
                context.client("sns").set_topic_attributes(
                    TopicArn=physical_id,
                    AttributeName=name,
                    AttributeValue=_text(properties.get(name, "")),
                )

    def delete(self, context, physical_id, properties):
        client = context.client("sns")
        for one in client.list_subscriptions_by_topic(TopicArn=physical_id)["Subscriptions"]:
            client.unsubscribe(SubscriptionArn=one["SubscriptionArn"])
        client.delete_topic(TopicArn=physical_id)

    def find(self, context, properties):
        arn = context.arn("sns", properties.get("TopicName"))
        found = exists(context.client("sns").get_topic_attributes, TopicArn=arn)
        return arn if found else None

    def attributes(self, context, physical_id, properties):
        return {"TopicArn": physical_id, "TopicName": physical_id.rsplit(":", 1)[1]}


class TopicPolicy(Handler):
    type = "AWS::SNS::TopicPolicy"

    def create(self, context, properties):
        self._put(context, properties)
        return context.generated_name()

    def update(self, context, physical_id, properties, old):
        self._put(context, properties)

    def _put(self, context, properties):
        document = json.dumps(properties["PolicyDocument"])
        for arn in properties["Topics"]:
            context.client("sns").set_topic_attributes(
                TopicArn=arn, AttributeName="Policy", AttributeValue=document
            )

    def delete(self, context, physical_id, properties):
        owner_only = {
            "Version": "2008-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"AWS": context.account},
                    "Action": "SNS:Publish",
                    "Resource": "*",
                }
            ],
        }
        self._put(context, {"PolicyDocument": owner_only, "Topics": properties["Topics"]})


class Subscription(Handler):
    """Ref is the subscription's ARN."""

    type = "AWS::SNS::Subscription"
    settings = ("FilterPolicy", "RawMessageDelivery", "RedrivePolicy", "FilterPolicyScope")

    def create(self, context, properties):
        settings = {key: _text(v) for key, v in pick(properties, *self.settings).items()}
        return context.client("sns").subscribe(
            Attributes=settings,
            ReturnSubscriptionArn=True,
            **pick(properties, "TopicArn", "Protocol", "Endpoint"),
        )["SubscriptionArn"]

    def update(self, context, physical_id, properties, old):
        for name, value in pick(properties, *self.settings).items():
            context.client("sns").set_subscription_attributes(
                SubscriptionArn=physical_id, AttributeName=name, AttributeValue=_text(value)
            )

    def delete(self, context, physical_id, properties):
        context.client("sns").unsubscribe(SubscriptionArn=physical_id)

    def attributes(self, context, physical_id, properties):
        return {"Arn": physical_id}
