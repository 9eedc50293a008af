# docker build -t coterie .
# docker run --rm -p 8080:8080 -p 127.0.0.1:8081:8081 coterie --demo
# docker run -d --stop-timeout 40 -p 8080:8080 -p 127.0.0.1:8081:8081 -v coterie:/var/lib/coterie coterie

FROM docker.io/library/maven:3-eclipse-temurin-17 AS build
WORKDIR /src
# building an empty class downloads all that the real build needs, into a layer that lasts until pom.xml changes;
# dependency:go-offline misses the compiler's and the formatter's plugins and stumbles over optional artifacts
COPY pom.xml .
RUN mkdir -p src/main/java/dev/coterie \
    && printf 'package dev.coterie;\n\nclass Empty {}\n' > src/main/java/dev/coterie/Empty.java \
    && mvn -B -DskipTests package \
    && rm -r src target
COPY conf conf
COPY src src
RUN mvn -B -DskipTests package

FROM docker.io/library/eclipse-temurin:25-jre
LABEL org.opencontainers.image.title="Coterie" \
      org.opencontainers.image.description="Customer groups, paid memberships and group prices for online shops" \
      org.opencontainers.image.licenses="Apache-2.0"

# PostgreSQL refuses root and a uid without a name; the number is fixed so that volumes keep their owner
RUN groupadd --gid 10001 coterie \
    && useradd --uid 10001 --gid coterie --no-create-home --home-dir /var/lib/coterie --shell /usr/sbin/nologin coterie \
    && install -d -o coterie -g coterie -m 0750 /var/lib/coterie

WORKDIR /opt/coterie
COPY conf/coterie.yaml conf/coterie.yaml
COPY --from=build /src/target/coterie.jar coterie.jar

# management listens on all of the container's addresses: who reaches it is decided where it is published.
# JAVA_TOOL_OPTIONS, not arguments of java: what `docker run -e JAVA_TOOL_OPTIONS=...` sets replaces it
ENV COTERIE_DATABASE_DIRECTORY=/var/lib/coterie \
    COTERIE_MANAGEMENT_HOST=0.0.0.0 \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError"
USER 10001:10001
VOLUME /var/lib/coterie
EXPOSE 8080 8081

# bash and its /dev/tcp, because the image has neither curl nor wget and a JVM per check is slow
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${COTERIE_MANAGEMENT_PORT:-8081} && printf 'GET /health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r -t 4 -u 3 _ status _ && [[ $status == 200 ]] || exit 1"]

# java is process 1 and gets the signal itself; it may take shutdown.drainSeconds (5) until nobody sends it
# requests any more, and shutdown.graceSeconds (20) to finish them
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "-jar", "coterie.jar"]
