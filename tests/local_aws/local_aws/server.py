"""Puts the organization together and serves it on localhost."""

import logging

from werkzeug.serving import make_server

from . import languages
from .account_moves import AccountMoves
from .circumstances import Regions, Simulation
from .clients import Clients
from .cloudformation.change_set_api import ChangeSetApi
from .cloudformation.drift_api import DriftApi
from .cloudformation.stack_api import StackApi
from .cloudformation.stack_set_api import StackSetApi
from .delivery import EventsService
from .environment import Environment
from .event_sources import EventSources
from .faults import Faults
from .gateway import FaultyGateway, Gateway
from .lambda_runner import Functions, LambdaService, show_logging_config
from .oam import OamService
from .organization import Organization
from .organizations_access import OrganizationsAccess
from .profiles import write_profiles
from .query_definitions import QueryDefinitions
from .shared_metrics import SharedMetrics

# Not 127.0.0.1: botocore and moto treat a bare address as a bucket's host.
HOST = "localhost"


def services(environment):
    functions = Functions(environment)
    environment.event_sources = EventSources(environment.clients, functions)
    oam = OamService(environment.organization, environment.clients)
    return [
        *languages.services(),
        StackApi(environment),
        ChangeSetApi(environment),
        DriftApi(environment),
        StackSetApi(environment),
        oam,
        SharedMetrics(environment.clients, oam),
        EventsService(environment, functions),
        LambdaService(functions),
        QueryDefinitions(),
        AccountMoves(environment),
        Regions(),
        Simulation(),
        OrganizationsAccess(environment.organization),
    ]


def _organization(options):
    organization = Organization(options.region)
    organization.in_use = not options.no_organization
    return organization


def start(options):
    """Serves until the process is told to stop."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server(HOST, options.port, lambda *_: None, threaded=True)
    endpoint = f"http://{HOST}:{server.server_port}"
    show_logging_config()
    clients = Clients(endpoint)
    faults = Faults(options.state / "faults")
    environment = Environment(clients, _organization(options), options.pace, faults)
    clients.application = Gateway(services(environment))
    server.app = FaultyGateway(clients.application, faults)
    write_profiles(options.state, environment.organization, endpoint)
    (options.state / "ready").touch()
    server.serve_forever()
