"""All behaviours of the fault server."""

import pages
import registry
import routes_bodies
import routes_client
import routes_content
import routes_many
import routes_redirects
import routes_spelling
import routes_status
import routes_variants
import wire

GROUPS = [routes_bodies, routes_client, routes_content, routes_many,
          routes_redirects, routes_spelling, routes_status, routes_variants]


def find(request):
    found = registry.ROUTES.get((request.host, request.target))
    if found is None and request.target != "/robots.txt":
        found = registry.ROUTES.get((request.host, registry.ANY))
    return found or missing


def missing(_):
    return wire.answer(404, pages.not_found())
