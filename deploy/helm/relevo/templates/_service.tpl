{{/* One service: its Deployment, or StatefulSet when it keeps state, and its Service. Takes root, module, port, values, env. */}}
{{- define "relevo.service" -}}
{{- $name := printf "%s-%s" .root.Release.Name .module -}}
{{- $stateful := hasKey .values "stateSize" -}}
{{- /* Mounted whole, so that a change of the Secret changes the files without a restart. */ -}}
{{- $secrets := dict -}}
{{- with .values.metaSecret }}{{ $_ := set $secrets "meta" . }}{{ end -}}
{{- with .values.turnSecret }}{{ $_ := set $secrets "turn" . }}{{ end -}}
apiVersion: apps/v1
kind: {{ $stateful | ternary "StatefulSet" "Deployment" }}
metadata:
  name: {{ $name }}
  labels: {{- include "relevo.labels" . | nindent 4 }}
spec:
  replicas: {{ .values.replicas }}
  selector:
    matchLabels: {{- include "relevo.selector" . | nindent 6 }}
  {{- if $stateful }}
  serviceName: {{ $name }}
  podManagementPolicy: Parallel
  {{- end }}
  template:
    metadata: {{- include "relevo.podMetadata" . | nindent 6 }}
    spec:
      {{- include "relevo.pod" .root | nindent 6 }}
      terminationGracePeriodSeconds: 40
      containers:
        - name: {{ .module }}
          {{- include "relevo.image" . | nindent 10 }}
          securityContext: {{- include "relevo.container" . | nindent 12 }}
          ports:
            - { name: http, containerPort: {{ .port }} }
            - { name: management, containerPort: 9000 }
          startupProbe: { httpGet: { path: /q/health/started, port: management }, periodSeconds: 2, failureThreshold: 60 }
          livenessProbe: { httpGet: { path: /q/health/live, port: management }, periodSeconds: 10, timeoutSeconds: 3 }
          readinessProbe: { httpGet: { path: /q/health/ready, port: management }, periodSeconds: 5, timeoutSeconds: 3 }
          resources: {{- toYaml .values.resources | nindent 12 }}
          env: {{- include "relevo.env" .root | nindent 12 }}
            {{- .env | nindent 12 }}
            {{- include "relevo.extra" (list . "extraEnv") | nindent 12 }}
          {{- include "relevo.envFrom" .root | nindent 10 }}
          volumeMounts: {{- include "relevo.mounts" . | nindent 12 }}
            {{- if $stateful }}
            - { name: state, mountPath: /state }
            {{- end }}
            {{- range $sender, $secret := $secrets }}
            - { name: {{ $sender }}, mountPath: /secrets/{{ $sender }}, readOnly: true }
            {{- end }}
      volumes: {{- include "relevo.volumes" . | nindent 8 }}
        {{- range $sender, $secret := $secrets }}
        - { name: {{ $sender }}, secret: { secretName: {{ $secret }} } }
        {{- end }}
  {{- if $stateful }}
  volumeClaimTemplates:
    - metadata: { name: state }
      spec:
        accessModes: [ReadWriteOnce]
        {{- with .values.storageClass }}
        storageClassName: {{ . }}
        {{- end }}
        resources: { requests: { storage: {{ .values.stateSize }} } }
  {{- end }}
---
apiVersion: v1
kind: Service
metadata:
  name: {{ $name }}
  labels: {{- include "relevo.labels" . | nindent 4 }}
spec:
  selector: {{- include "relevo.selector" . | nindent 4 }}
  ports:
    - { name: http, port: {{ .port }}, targetPort: http }
{{- end }}

{{/* The preflight of a service: checks its topics and ACLs, with the service's image and Kafka settings. */}}
{{- define "relevo.preflight" -}}
{{- if .root.Values.preflight.enabled }}
---
apiVersion: batch/v1
kind: Job
metadata:
  name: {{ .root.Release.Name }}-{{ .module }}-preflight
  labels: {{- include "relevo.labels" . | nindent 4 }}
  annotations: { helm.sh/hook: 'pre-install,pre-upgrade', helm.sh/hook-delete-policy: before-hook-creation }
spec:
  backoffLimit: 2
  template:
    metadata: {{- include "relevo.podMetadata" (merge (dict "job" true) .) | nindent 6 }}
    spec:
      {{- include "relevo.pod" .root | nindent 6 }}
      restartPolicy: Never
      containers:
        - name: {{ .module }}
          {{- include "relevo.image" . | nindent 10 }}
          args: [preflight{{ if not .root.Values.topics.create }}, --check-only{{ end }}]
          securityContext: {{- include "relevo.container" . | nindent 12 }}
          resources: {{- toYaml .root.Values.preflight.resources | nindent 12 }}
          env: {{- include "relevo.env" .root | nindent 12 }}
            {{- include "relevo.extra" (list . "extraEnv") | nindent 12 }}
          {{- include "relevo.envFrom" .root | nindent 10 }}
          volumeMounts: {{- include "relevo.mounts" . | nindent 12 }}
      volumes: {{- include "relevo.volumes" . | nindent 8 }}
{{- end }}
{{- end }}

{{- define "relevo.image" -}}
image: "{{ .root.Values.image.prefix }}/{{ .module }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}"
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
{{- end }}

{{/* The chart's labels override an operator's, and a service's override those for all. The Service sends no requests to a Job's pods. */}}
{{- define "relevo.podMetadata" -}}
{{- $labels := fromYaml (include "relevo.labels" .) -}}
{{- if .job }}{{ $_ := set $labels "app.kubernetes.io/name" (printf "%s-preflight" .module) }}{{ end -}}
labels: {{- toYaml (merge $labels (.values.podLabels | default dict) .root.Values.podLabels) | nindent 2 }}
{{- with merge (dict) (.values.podAnnotations | default dict) .root.Values.podAnnotations }}
annotations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/* The list for all services, then the one of this service. */}}
{{- define "relevo.extra" -}}
{{- $service := index . 0 -}}
{{- $key := index . 1 -}}
{{- with concat (get $service.root.Values $key) (get $service.values $key | default list) }}{{ toYaml . }}{{ end -}}
{{- end }}

{{- define "relevo.envFrom" -}}
{{- with .Values.kafka.existingSecret -}}
envFrom: [{ secretRef: { name: {{ . }} } }]
{{- end }}
{{- end }}

{{- define "relevo.mounts" -}}
- { name: tmp, mountPath: /tmp }
{{- if .root.Values.kafka.settingsSecret }}
- { name: kafka, mountPath: /secrets/kafka, readOnly: true }
{{- end }}
{{ include "relevo.extra" (list . "extraVolumeMounts") }}
{{- end }}

{{- define "relevo.volumes" -}}
- { name: tmp, emptyDir: { sizeLimit: 256Mi } }
{{- with .root.Values.kafka.settingsSecret }}
- { name: kafka, secret: { secretName: {{ . }} } }
{{- end }}
{{ include "relevo.extra" (list . "extraVolumes") }}
{{- end }}

{{- define "relevo.selector" -}}
app.kubernetes.io/name: {{ .module }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{- define "relevo.labels" -}}
{{ include "relevo.selector" . }}
app.kubernetes.io/part-of: relevo
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
{{- end }}

{{- define "relevo.pod" -}}
automountServiceAccountToken: false
# A Service named kafka would add KAFKA_PORT and similar variables to the client's settings.
enableServiceLinks: false
securityContext: { runAsNonRoot: true, runAsUser: 10001, runAsGroup: 10001, fsGroup: 10001, seccompProfile: { type: RuntimeDefault } }
{{- with .Values.image.pullSecrets }}
imagePullSecrets: {{- range . }}
  - name: {{ . }}
{{- end }}
{{- end }}
{{- end }}

{{- define "relevo.container" -}}
{ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: [ALL] } }
{{- end }}

{{- define "relevo.env" -}}
- { name: KAFKA_BOOTSTRAP_SERVERS, value: {{ required "kafka.bootstrapServers is missing" .Values.kafka.bootstrapServers | quote }} }
- { name: RELEVO_TOPIC_PREFIX, value: {{ .Values.kafka.topicPrefix | quote }} }
{{- if .Values.kafka.settingsSecret }}
- { name: RELEVO_KAFKA_SETTINGS_DIRECTORY, value: /secrets/kafka }
{{- end }}
- { name: RELEVO_PREFLIGHT_PARTITIONS, value: {{ .Values.topics.partitions | quote }} }
- { name: RELEVO_PREFLIGHT_REPLICATION_FACTOR, value: {{ .Values.topics.replicas | quote }} }
- { name: RELEVO_PREFLIGHT_MIN_INSYNC_REPLICAS, value: {{ .Values.topics.minInsyncReplicas | quote }} }
- { name: RELEVO_PREFLIGHT_QUEUES, value: {{ join "," .Values.topics.queues | quote }} }
{{- range $holder, $key := .Values.apiKeys }}
- { name: RELEVO_API_KEYS_{{ upper $holder }}_SHA256, value: {{ kindIs "slice" $key.sha256 | ternary (join "," $key.sha256) $key.sha256 | quote }} }
- { name: RELEVO_API_KEYS_{{ upper $holder }}_SCOPES, value: {{ join "," $key.scopes | quote }} }
{{- with $key.expires }}
- { name: RELEVO_API_KEYS_{{ upper $holder }}_EXPIRES, value: {{ . | quote }} }
{{- end }}
{{- range $variable, $list := dict "ACTS_FOR" $key.actsFor "NUMBERS" $key.numbers "QUEUES" $key.queues }}
{{- with $list }}
- { name: RELEVO_API_KEYS_{{ upper $holder }}_{{ $variable }}, value: {{ join "," . | quote }} }
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{- define "relevo.database" -}}
- { name: QUARKUS_DATASOURCE_JDBC_URL, value: {{ required "postgresql.jdbcUrl is missing" .Values.postgresql.jdbcUrl | quote }} }
- { name: QUARKUS_DATASOURCE_USERNAME, value: {{ .Values.postgresql.username | quote }} }
- name: QUARKUS_DATASOURCE_PASSWORD
  valueFrom: { secretKeyRef: { name: {{ required "postgresql.existingSecret is missing: a Secret with the key password" .Values.postgresql.existingSecret }}, key: password } }
{{- end }}

{{- define "relevo.whatsapp" -}}
{{ required "whatsapp.existingSecret is missing: a Secret with the keys app-secrets, verify-token, graph-token, whatsapp-token" .Values.whatsapp.existingSecret }}
{{- end }}
