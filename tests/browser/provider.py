"""A provider of OpenID Connect in one process, for one person: `python provider.py PORT CLIENT EMAIL VERIFIED`."""

import sys
import time
from secrets import token_urlsafe
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse
from starlette.routing import Route

PORT, CLIENT, EMAIL, VERIFIED = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4] == "true"
ISSUER = f"http://127.0.0.1:{PORT}"
KEY = RSAKey.generate_key(2048, parameters={"kid": "k"})
NONCES: dict[str, str] = {}


async def discovery(_: Request) -> JSONResponse:
    """What the provider offers."""
    ends = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "jwks"}
    return JSONResponse(
        {
            "issuer": ISSUER,
            **{name: f"{ISSUER}/{end}" for name, end in ends.items()},
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }
    )


async def jwks(_: Request) -> JSONResponse:
    """The public key."""
    return JSONResponse({"keys": [KEY.as_dict(private=False)]})


async def authorize(request: Request) -> HTMLResponse:
    """The page on which the person allows it."""
    query = request.query_params
    code = token_urlsafe(16)
    NONCES[code] = query.get("nonce", "")
    back = f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"
    return HTMLResponse(f'<!doctype html><title>Provider</title><h1>Provider</h1><a href="{back}">Allow</a>')


async def token(request: Request) -> JSONResponse:
    """The tokens for a code."""
    form = dict(part.split("=", 1) for part in (await request.body()).decode().split("&"))
    nonce, now = NONCES.pop(form["code"]), int(time.time())
    claims = {"iss": ISSUER, "aud": CLIENT, "sub": "subject-1", "iat": now, "exp": now + 600, "nonce": nonce}
    claims |= {"email": EMAIL, "email_verified": VERIFIED, "name": "Rahel Adler"}
    signed = jwt.encode({"alg": "RS256", "kid": "k"}, claims, KEY)
    return JSONResponse({"access_token": "a", "token_type": "Bearer", "expires_in": 600, "id_token": signed})


async def home(_: Request) -> RedirectResponse:
    """Nothing is here."""
    return RedirectResponse("/.well-known/openid-configuration")


app = Starlette(
    routes=[
        Route("/.well-known/openid-configuration", discovery),
        Route("/jwks", jwks),
        Route("/authorize", authorize),
        Route("/token", token, methods=["POST"]),
        Route("/", home),
    ]
)
print(f"Provider at {ISSUER}", flush=True)
uvicorn.run(app, host="127.0.0.1", port=PORT, log_level="warning")
