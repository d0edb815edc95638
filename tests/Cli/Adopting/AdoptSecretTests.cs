namespace GpuInfra.Cli.Tests;

/// <summary>A secret is nowhere but where it was, whatever form and place it was written in.</summary>
public sealed class AdoptSecretTests
{
    private const string Mark = "CANARY";
    private const string Token = $"hf_{Mark}abcdefghijklmnopqrstuvwxyz01";

    private const string Yaml = $$$"""
        apiVersion: serving.knative.dev/v1
        kind: Service
        metadata:
          name: chat
          namespace: acme-llm
          labels: {token: {{{Mark}}}-label}
          annotations:
            acme.example/api-key: {{{Mark}}}-note
            run.googleapis.com/description: "uses {{{Token}}}"
            acme.example/token: {{{Token}}}
        spec:
          template:
            metadata:
              annotations:
                acme.example/api-key: {{{Token}}}
            spec:
              nodeSelector: {run.googleapis.com/accelerator: nvidia-l4}
              containers:
              - image: europe-west4-docker.pkg.dev/acme-llm/images/server:1
                command: [sh, -c, "HF_TOKEN={{{Token}}} exec server"]
                args: ["--api-key", "{{{Mark}}}-plain", "--hf-token={{{Token}}}", "--url=https://user:{{{Mark}}}pw@host/x", "--auth", "user:{{{Mark}}}-1"]
                ports: [{containerPort: 8080}]
                env:
                - name: HF_TOKEN
                  value: {{{Token}}}
                - {name: DB_PASSWORD, value: {{{Mark}}}-1}
                - {name: SECRET_KEY_BASE, value: {{{Mark}}}-2}
                - {name: BASIC_AUTH, value: {{{Mark}}}-3}
                - {name: JAVA_OPTS, value: -Dpw={{{Mark}}}}
                - {name: DATABASE_URL, value: "postgres://u:{{{Mark}}}pw@db/x"}
                startupProbe:
                  httpGet:
                    path: "/ready?token={{{Token}}}"
                    httpHeaders: [{name: Authorization, value: "Bearer {{{Mark}}}-abcdefghijklmnop"}, {name: X-Api-Key, value: {{{Mark}}}-1}, {name: Cookie, value: "s={{{Mark}}}"}]
                resources: {limits: {cpu: '4', memory: 16Gi, nvidia.com/gpu: '1'}}
        """;

    private const string Script = $$$"""
        export HF_TOKEN={{{Token}}}
        PASS="{{{Mark}}}-secret"
        gcloud run deploy chat --image x/y/z:1 --gpu 1 --gpu-type nvidia-l4 \
          --set-env-vars "HF_TOKEN=$HF_TOKEN,DB_PASSWORD=$PASS,URL=https://u:{{{Mark}}}pw@h" --args="--api-key={{{Mark}}}-2,--token,{{{Token}}}" \
          --set-env-vars "API_KEY=$(echo {{{Mark}}}-5 | base64)" --env-vars-file <(echo "API_KEY: {{{Mark}}}-6") \
          --description "token {{{Token}}}" --bogus-flag={{{Token}}}
        echo -n {{{Mark}}}-3 | gcloud secrets create db --data-file=-
        gcloud builds submit --substitutions=_TOKEN={{{Mark}}}-4
        """;

    private const string Compose = $$$"""
        services:
          vllm:
            image: vllm/vllm-openai:v0.11.0
            command: --model ${M:?say {{{Mark}}}-4} --api-key {{{Mark}}}-1 --api-key ${VLLM_API_KEY:-{{{Mark}}}-5} --hf-token {{{Token}}}
            environment:
              HF_TOKEN: {{{Token}}}
              DB_PASSWORD: ${PW:-{{{Mark}}}-2}
              C: ${C:?token {{{Mark}}}-6}
              X_SECRET_KEY: "{{{Mark}}}-3"
            healthcheck: {test: ["CMD", "curl", "-H", "Authorization: Bearer {{{Mark}}}-abcdefghijk", "http://localhost:8000/health?token={{{Token}}}"]}
            labels:
              token: {{{Token}}}
            ports: ["8000:8000"]
            gpus: all
        """;

    private const string Terraform = $$$"""
        variable "up" {}
        variable "token" { default = "{{{Token}}}" }
        variable "pw" {
          sensitive = true
          default = "{{{Mark}}}-1"
        }
        resource "google_cloud_run_v2_service" "s" {
          name = "s"
          description = "x {{{Token}}}"
          template {
            containers {
              image = "europe-west4-docker.pkg.dev/acme/r/i:1"
              args = ["--api-key=${var.pw}", "--t=${var.token}", "--password", "{{{Mark}}}-2", "--key", "${var.up}-{{{Mark}}}-4", var.up == "{{{Mark}}}" ? "{{{Mark}}}-5" : "b"]
              command = ["sh", "-c", templatefile("x", { password = "{{{Mark}}}-6" })]
              resources { limits = { "nvidia.com/gpu" = "1", cpu = "4", memory = "16Gi" } }
              env {
                name = "J"
                value = jsonencode({ k = var.pw, t = var.token })
              }
              env {
                name = "DB_PASSWORD"
                value = templatefile("x.tpl", { pw = "{{{Mark}}}-3" })
              }
              env {
                name = "HASH"
                value = sha256(var.pw)
              }
            }
          }
        }
        output "p" { value = var.pw }
        """;

    public static TheoryData<string, string> Sources => new()
    {
        { "service.yaml", Yaml },
        { "deploy.sh", Script },
        { "compose.yaml", Compose },
        { "main.tf", Terraform },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Adopt_AndCheck_WriteNoSecret(string file, string text)
    {
        using var folder = new Folder();
        folder.Write(file, text);
        var path = Path.Combine(folder.Path, file);

        var told = await Outcome.OfAsync("adopt", path, "--root", folder.Path, "--stack", "one", "--project", "acme-llm", "--region", "europe-west4");
        var json = await Outcome.OfAsync("adopt", path, "--root", folder.Path, "--stack", "two", "--project", "acme-llm", "--region", "europe-west4", "--json");
        var checks = new[] { await Outcome.OfAsync("check", path), await Outcome.OfAsync("check", path, "--format", "sarif"), await Outcome.OfAsync("check", path, "--format", "github") };

        Assert.Contains(Mark, text, StringComparison.Ordinal);
        Assert.Contains("Read as ", told.Output, StringComparison.Ordinal);
        Assert.All(
            [.. Directory.EnumerateFiles(folder.Path).Where(other => other != path).Select(File.ReadAllText), .. checks.Append(told).Append(json).Select(one => one.Output + one.Error)],
            written => Assert.DoesNotContain(Mark, written, StringComparison.OrdinalIgnoreCase));
    }
}
