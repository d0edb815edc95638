namespace GpuInfra.Adoption.Tests;

public sealed class ComposeKeyTests
{
    [Theory]
    [InlineData("command: serve --model x", "args = [\"serve\",\"--model\",\"x\"]")]
    [InlineData("command: [serve, \"--model x\"]", "args = [\"serve\",\"--model x\"]")]
    [InlineData("command: serve 'a b' \"c d\" e\\ f", "args = [\"serve\",\"a b\",\"c d\",\"e f\"]")]
    [InlineData("command: echo $$HOME", "args = [\"echo\",\"$HOME\"]")]
    [InlineData("entrypoint: python3 -m x", "command = [\"python3\",\"-m\",\"x\"]")]
    [InlineData("ports: [\"8000:80\"]", "ports[0].containerPort = 80")]
    [InlineData("ports: [\"127.0.0.1:8000:80/tcp\"]", "ports[0].containerPort = 80")]
    [InlineData("ports: [8000]", "ports[0].containerPort = 8000")]
    [InlineData("ports: [\"${PORT:-9}:80\"]", "ports[0].containerPort = 80")]
    [InlineData("ports: [{target: 80, published: 8000}]", "ports[0].containerPort = 80")]
    [InlineData("expose: [\"80\"]", "ports[0].containerPort = 80")]
    [InlineData("command: x --port 81", "args = [\"x\",\"--port\",\"81\"]\nports[0].containerPort = 81")]
    [InlineData("command: [sh, -c, \"x --port=81\"]", "args = [\"sh\",\"-c\",\"x --port=81\"]\nports[0].containerPort = 81")]
    [InlineData("environment: {OLLAMA_HOST: \"0.0.0.0:11434\"}", "env[OLLAMA_HOST].value = \"0.0.0.0:11434\"\nports[0].containerPort = 11434")]
    [InlineData("environment: {A: b, C: 1, D: true}", "env[A].value = \"b\"\nenv[C].value = \"1\"\nenv[D].value = \"true\"")]
    [InlineData("environment: [A=b=c, D=]", "env[A].value = \"b=c\"\nenv[D].value = \"\"")]
    [InlineData("environment: [\"A=${X:-y}\"]", "env[A].value = \"y\"")]
    [InlineData("environment: [\"A=${X:-${Y:-z}}-w\"]", "env[A].value = \"z-w\"")]
    [InlineData("environment: [\"B=${X-}\"]", "env[B].value = \"\"")]
    [InlineData("working_dir: /app", "workingDir = \"/app\"")]
    [InlineData("volumes: [m:/models]", "volumeMounts[m].mountPath = \"/models\"")]
    [InlineData("volumes: [m:/models:ro]", "volumeMounts[m].mountPath = \"/models\"")]
    [InlineData("volumes: [{type: volume, source: m, target: /models}]", "volumeMounts[m].mountPath = \"/models\"")]
    [InlineData("mem_limit: 16g", "resources.limits[\"memory\"] = \"16Gi\"")]
    [InlineData("mem_limit: 512mb", "resources.limits[\"memory\"] = \"512Mi\"")]
    [InlineData("cpus: '4.0'", "resources.limits[\"cpu\"] = \"4\"")]
    [InlineData("healthcheck: {test: [CMD, curl, -f, \"http://localhost:8000/health\"], interval: 1m30s, timeout: 5s, retries: 2}", "livenessProbe.failureThreshold = 2\nlivenessProbe.httpGet.path = \"/health\"\nlivenessProbe.httpGet.port = 8000\nlivenessProbe.periodSeconds = 90\nlivenessProbe.timeoutSeconds = 5\nports[0].containerPort = 8000")]
    [InlineData("healthcheck: {test: \"wget -q --spider http://127.0.0.1:81/ || exit 1\"}", "livenessProbe.failureThreshold = 3\nlivenessProbe.httpGet.path = \"/\"\nlivenessProbe.httpGet.port = 81\nlivenessProbe.periodSeconds = 30\nlivenessProbe.timeoutSeconds = 30\nports[0].containerPort = 81")]
    [InlineData("healthcheck: {test: [NONE]}", "")]
    [InlineData("healthcheck: {disable: true, test: x}", "")]
    public void Read_Key_StatesItsProperty(string key, string states) => Assert.Equal(states, ComposeText.Of(key));

    [Theory]
    [InlineData("restart: always", "restart: Cloud Run starts and stops instances by itself")]
    [InlineData("ports: [\"8000:80\", \"9:9\"]", "ports: host side 8000: Cloud Run has one address, https, port 443; only the container's port is carried|ports: host side 9: Cloud Run has one address, https, port 443; only the container's port is carried|ports: 9: a service has one port: 80 is taken")]
    [InlineData("volumes: [\"./m:/m\"]", "volumes ./m: a folder of the host; a bucket or the image instead")]
    [InlineData("volumes: [\"${M:-./m}:/m:ro\"]", "volumes ${M:-./m}: a folder of the host; a bucket or the image instead")]
    [InlineData("volumes: ['C:\\m:/m']", "volumes C:\\m: a folder of the host; a bucket or the image instead")]
    [InlineData("volumes: [{type: tmpfs, target: /t}]", "volumes /t: the file system of an instance is memory already")]
    [InlineData("healthcheck: {test: [CMD, nvidia-smi]}", "healthcheck as a command: a command cannot be a probe, and this one asks no address of the container: say one over HTTP")]
    [InlineData("env_file: a.env", "env_file a.env: the variables stand in that file: name it beside this one")]
    [InlineData("build: .", "build: Cloud Run runs an image from a registry: build it, push it, and give its name")]
    [InlineData("devices: [/dev/dri]", "devices /dev/dri: instances have no devices but the GPU")]
    [InlineData("depends_on: [b]", "depends_on: services of Cloud Run start on their own: a client tries again")]
    public void Read_KeyThatNoStackHas_IsNamed(string key, string notes) => Assert.Equal(
        notes, string.Join('|', ComposeText.ReadKey(key).NotCarried.Select(item => $"{item.What}: {item.Reason}")));

    [Theory]
    [InlineData("gpus: all", "1")]
    [InlineData("gpus: 2", "2")]
    [InlineData("gpus: [{driver: nvidia, count: 1}]", "1")]
    [InlineData("runtime: nvidia", "1")]
    [InlineData("devices: [nvidia.com/gpu=all]", "1")]
    [InlineData("deploy: {resources: {reservations: {devices: [{capabilities: [gpu], count: all}]}}}", "1")]
    [InlineData("deploy: {resources: {reservations: {devices: [{capabilities: [[gpu]], device_ids: ['0', '1']}]}}}", "2")]
    [InlineData("deploy: {resources: {reservations: {devices: [{driver: nvidia, count: \"${N:-1}\"}]}}}", "1")]
    public void Read_AskForAGpu_IsOne(string key, string count) => Assert.Equal(
        $"\"{count}\"", StatedTexts.Of(ComposeText.Read($"services:\n  a:\n    image: i\n    {key}\n"))["template.containers[0].resources.limits[\"nvidia.com/gpu\"]"]);

    [Theory]
    [InlineData("environment: [HF_TOKEN]", "template.containers[0].env[HF_TOKEN]", "the value of HF_TOKEN: it comes from the shell that starts Compose")]
    [InlineData("environment: {HF_TOKEN: }", "template.containers[0].env[HF_TOKEN]", "the value of HF_TOKEN: it comes from the shell that starts Compose")]
    [InlineData("environment: {HF_TOKEN: <your token>}", "template.containers[0].env[HF_TOKEN]", "the value of HF_TOKEN: a placeholder stands here")]
    [InlineData("environment: {HF_TOKEN: \"hunter2$X\"}", "template.containers[0].env[HF_TOKEN]", "`$X`: X has no value here")]
    [InlineData("environment: {HF_TOKEN: \"${X:-hunter2}\"}", "template.containers[0].env[HF_TOKEN]", "X may be set from outside; where it is not, this is what stands here")]
    [InlineData("volumes: [m:/m]", "template.volumes[m]", "a bucket for what is in it: a named volume of the host here")]
    [InlineData("healthcheck: {test: [CMD, curl, \"http://localhost/h\"], start_period: 5m}", "template.containers[0].startupProbe", "how long it may take to start: the health check gives it 300 s")]
    [InlineData("tty: true", "template.containers[0].ports[0].containerPort", "the port that its server listens on: none is published")]
    public void Read_WhatIsUnsaid_IsAsked(string key, string path, string ask) => Assert.Equal(
        ask, Assert.Single(ComposeText.ReadKey(key).Questions, question => question.Path == path).Ask);

    [Fact]
    public void Read_Variables_ComeFromTheFileBesideIt() => Assert.Equal(
        "env[A].value = \"x y\"\nenv[B].value = \"z\"",
        ComposeText.Of("environment: {A: $X, B: \"${Y:-w}\"}", new SourceText(".env", "# c\nX=\"x y\"\nexport Y=z # d\n")));

    [Fact]
    public void Read_VariablesFile_StandsBelowTheEnvironment() => Assert.Equal(
        "env[A].value = \"own\"\nenv[B].value = \"file\"",
        ComposeText.Of("env_file: [./conf/a.env]\n    environment: {A: own}", new SourceText("conf/a.env", "A=file\nB=file\n")));
}
