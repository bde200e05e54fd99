# Builds weft from this folder and runs it: docker build -t weft . && docker run --rm -v "$PWD:/work:ro" weft security scan .
FROM node:24-bookworm-slim AS build
WORKDIR /src
COPY . .
RUN npm ci --loglevel=error && npm run build

FROM node:24-bookworm-slim
COPY --from=build /src/package.json /opt/weft/package.json
COPY --from=build /src/bin /opt/weft/bin
COPY --from=build /src/dist /opt/weft/dist
COPY --from=build /src/skills /opt/weft/skills
USER node
WORKDIR /work
ENTRYPOINT ["node", "/opt/weft/bin/run.js"]
