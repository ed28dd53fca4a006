# The server as one image: every role, chosen by TANDEM_ROLES. See docs/operations.md and deploy/compose.yaml.
FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
RUN npm install --no-save --include=dev --ignore-scripts --no-audit --no-fund
COPY . .
# Builds with what a fresh clone builds with; the secret it makes on the way is not kept.
RUN node scripts/run.mjs build && rm -rf .tandem/data
RUN mkdir -p /data && chown node:node /data /app
USER node
ENV TANDEM_HOST=0.0.0.0 TANDEM_DATA=/data TANDEM_DEMO=0
VOLUME /data
EXPOSE 4300
HEALTHCHECK --start-period=60s CMD node -e "fetch('http://127.0.0.1:4300/readyz').then((r)=>process.exit(r.ok?0:1),()=>process.exit(1))"
CMD ["node", "--disable-warning=ExperimentalWarning", "server/main.ts"]
