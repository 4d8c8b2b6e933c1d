"""`python -m tests.browser.provider`: an OpenID provider on a free port, where a click signs somebody in."""

from oidc_provider_mock import User, app
from werkzeug.serving import make_server

PEOPLE = (
    User(sub="aino", claims={"email": "Aino@example.org", "email_verified": True}),
    User(sub="eeva", claims={"email": "eeva@example.org", "email_verified": True}),
    User(sub="otso", claims={"email": "otso@example.org", "email_verified": False}),
    User(sub="saima", claims={"email": "saima@example.org", "email_verified": True}),
    User(sub="toivo", claims={"email": "toivo@example.org", "email_verified": True}),
    User(sub="veikko", claims={"email": "veikko@example.org", "email_verified": True}),
)

if __name__ == "__main__":
    server = make_server("localhost", 0, app(user_claims=PEOPLE), threaded=True)
    print(f"http://localhost:{server.server_port}", flush=True)  # noqa: T201 - the tests read it
    server.serve_forever()
