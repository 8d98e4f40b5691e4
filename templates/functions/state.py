"""Clients of the state table and the other services, created on first use."""
import os

import boto3

clients = {}


def table():
    if "table" not in clients:
        clients["table"] = boto3.resource("dynamodb").Table(os.environ["TABLE"])
    return clients["table"]


def client(service):
    clients[service] = clients.get(service) or boto3.client(service)
    return clients[service]
