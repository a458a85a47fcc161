# The server with both web programs. Build: docker build -t legal-service .
# What runs is the same as `npm run serve`; commands for whoever operates it: node dist/server/<name>.js.

FROM node:20-bookworm-slim AS build
WORKDIR /app
# better-sqlite3 is compiled where no ready binary can be fetched.
RUN apt-get update \
  && apt-get install -y --no-install-recommends python3 make g++ \
  && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json .npmrc ./
COPY scripts/native.mjs scripts/
RUN npm ci && node scripts/native.mjs
COPY . .
RUN npx tsx scripts/build.ts h5 desk server && npx tsx scripts/pack.ts /packed

FROM node:20-bookworm-slim
ENV NODE_ENV=production PORT=3000 DATA_DIR=/data
WORKDIR /app
# The data folder belongs to the account the server runs as, so that a new volume does too.
RUN install -d -o node -g node -m 700 /data
# Only what runs: no build tools, and no packages that are built into the pages.
COPY --from=build /packed ./
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health/ready`).then((reply) => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is the process, so that it gets SIGTERM and answers what is in flight.
CMD ["node", "--enable-source-maps", "dist/server/serve.js"]
