# The listener as an image: `docker build -t eventloom .`, then
#   docker run -p 12000:12000 -v ./dist/argo:/manifests:ro -v ./secrets:/secrets:ro -e EVENTLOOM_SECRETS=/secrets -v eventloom:/data eventloom
FROM node:22-slim AS build
WORKDIR /src
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run bundle && mkdir /data

# No shell, no package manager, user 65532; only /data and /tmp need to be writable.
FROM gcr.io/distroless/nodejs22-debian12:nonroot
COPY --from=build /src/dist/image /app
COPY --from=build --chown=65532:65532 /data /data
USER 65532:65532
# So that `docker exec <container> /nodejs/bin/node /app/eventloom.js status` finds the listener.
ENV NODE_ENV=production EVENTLOOM_DATA_DIR=/data
VOLUME /data
EXPOSE 12000
ENTRYPOINT ["/nodejs/bin/node", "/app/eventloom.js"]
CMD ["run", "/manifests", "--host", "0.0.0.0", "--page", "off", "--json"]
