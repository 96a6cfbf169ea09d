FROM node:22-alpine AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:22-alpine
ENV FLOWMATE_MOCK_HOST=0.0.0.0 FLOWMATE_MOCK_PORT=4010
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER node
EXPOSE 4010
# node, as the image has no curl; the port is the variable's, so that `docker run --env FLOWMATE_MOCK_PORT=...` stays healthy.
HEALTHCHECK --interval=5s --timeout=3s --start-period=5s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.FLOWMATE_MOCK_PORT}/_mock/health`).then(({ok}) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# node itself, not npm, is process 1: signals reach it, and it ends on SIGTERM within a second.
ENTRYPOINT ["node", "/app/dist/src/cli/main.js"]
CMD ["serve"]
