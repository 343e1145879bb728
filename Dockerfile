# Pin the base by digest in your own pipeline: --build-arg PYTHON_IMAGE=python:3.13-slim@sha256:…
ARG PYTHON_IMAGE=docker.io/library/python:3.13-slim

FROM ${PYTHON_IMAGE} AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1
WORKDIR /build
# Third-party code first: this layer lasts as long as the locks do.
COPY requirements.lock requirements-build.lock ./
RUN python -m venv /opt/dateline \
 && /opt/dateline/bin/python -m pip install --require-hashes --requirement requirements.lock \
 && python -m venv /opt/build \
 && /opt/build/bin/python -m pip install --require-hashes --requirement requirements-build.lock
COPY pyproject.toml hatch_build.py README.md LICENSE NOTICE ./
COPY service/ service/
ARG REVISION=unknown
RUN printf '%s\n' "${REVISION}" > service/_revision.txt \
 && /opt/build/bin/hatchling build --target wheel --directory /build/dist \
 && /opt/dateline/bin/python -m pip install --no-deps --no-index /build/dist/*.whl \
 && /opt/dateline/bin/python -m compileall -q /opt/dateline/lib

FROM ${PYTHON_IMAGE} AS runtime
ARG VERSION=0.0.0
ARG REVISION=unknown
ARG CREATED=1970-01-01T00:00:00Z
LABEL org.opencontainers.image.title="dateline" \
      org.opencontainers.image.description="News-wire dispatches in; dated, versioned, de-duplicated article events out, exactly once" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.vendor="The Dateline maintainers" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.created="${CREATED}"
COPY --from=build /opt/dateline /opt/dateline
# A named volume takes over the owner of the directory it covers, so the directory must exist.
RUN mkdir -p /var/lib/dateline && chown 10001:10001 /var/lib/dateline
ENV PATH=/opt/dateline/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONFAULTHANDLER=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DATELINE_STATE=embedded:/var/lib/dateline
# Numeric, so that an orchestrator can tell that it is not root.
USER 10001:10001
WORKDIR /var/lib/dateline
VOLUME ["/var/lib/dateline"]
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["python", "-c", "import os, urllib.request as u; u.urlopen('http://127.0.0.1:' + os.environ.get('DATELINE_HTTP_PORT', '8080') + '/livez', timeout=2)"]
ENTRYPOINT ["dateline"]
CMD ["run"]
