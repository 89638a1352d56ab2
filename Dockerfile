# Written with care and not run where it was written; see docs/admin.md.
# glibc is needed: the pinned Node and PostgreSQL come from npm and have no musl builds.
FROM node:24-bookworm-slim

# setpriv and the user `postgres` let the database that comes along run as somebody else than root.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends util-linux tini \
  && rm -rf /var/lib/apt/lists/* \
  && useradd --system --home-dir /var/lib/biaogan --create-home --shell /usr/sbin/nologin biaogan

WORKDIR /opt/biaogan
COPY package.json package-lock.json .npmrc ./
COPY scripts/setup.mjs scripts/setup.mjs
# Packages first, so that a change of the program's own files does not install them anew.
RUN node scripts/setup.mjs
COPY . .
# Links of PostgreSQL's libraries are made here: the program's folder is not writable later.
RUN node scripts/setup.mjs && node scripts/build-web.mjs

USER biaogan
ENV BIAOGAN_DATA=/var/lib/biaogan/data HOST=0.0.0.0 PORT=8080
VOLUME /var/lib/biaogan
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD node -e "fetch('http://127.0.0.1:8080/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"
# tini hands signals on, so that `docker stop` ends the server in good order.
ENTRYPOINT ["tini", "--", "node", "bin/biaogan.mjs"]
CMD ["serve"]
