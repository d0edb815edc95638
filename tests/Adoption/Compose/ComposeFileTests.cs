namespace GpuInfra.Adoption.Tests;

public sealed class ComposeFileTests
{
    [Theory]
    [InlineData("services:\n  a:\n    image: i\n    gpus: all\n    enviroment: {}\n", "compose.yaml:5:5: Compose has no key enviroment for a service, here of a. Did you mean environment?")]
    [InlineData("services:\n  a:\n    image: i\n    gpus: all\n    something: {}\n", "compose.yaml:5:5: Compose has no key something for a service, here of a.")]
    [InlineData("services:\n  a:\n    image: i\n", "compose.yaml:2:3: No service here reserves a GPU of NVIDIA. Say it under deploy.resources.reservations.devices, with capabilities: [gpu].")]
    [InlineData("services: []\n", "compose.yaml:1:1: A Compose file needs services, a map of names to services.")]
    [InlineData("services:\n  a: i\n", "compose.yaml:2:6: The service a must be a map, with image and what else it needs.")]
    [InlineData("services:\n  a:\n    extends: b\n    gpus: all\n", "compose.yaml:3:14: extends names the service 'b', which this file does not have.")]
    [InlineData("services:\n  a:\n    image: i\n    gpus: all\n    ports: [x]\n", "compose.yaml:5:13: 'x' must be a whole number.")]
    [InlineData("services:\n  a:\n    image: i\n    gpus: all\n    mem_limit: much\n", "compose.yaml:5:16: memory is much, but must be bytes with b, k, m or g after the number, such as 16g.")]
    [InlineData("services:\n  a:\n    image: i\n    gpus: all\n    healthcheck: {test: [CMD, curl, \"http://localhost\"], interval: often}\n", "compose.yaml:5:68: interval is often, but must be a time such as 30s or 1m30s.")]
    [InlineData("services:\n  a:\n    image: i\n    image: j\n", "compose.yaml:4:5: The key 'image' stands here twice. Keep one of the two.")]
    [InlineData("services:\n  a: {image: i\n", "compose.yaml:3:1: This is not YAML: While parsing a flow mapping, did not find expected ',' or '}'.")]
    [InlineData("services:\n  a:\n    image: i\n    gpus: all\n    volumes: [null]\n", "compose.yaml:5:15: This volume is mounted nowhere. Write SOURCE:TARGET, or a map with a target.")]
    [InlineData("services:\n  a:\n    image: i\n    gpus: all\n    volumes:\n      - [x]\n", "compose.yaml:6:9: This volume is mounted nowhere. Write SOURCE:TARGET, or a map with a target.")]
    [InlineData("services:\n  a:\n    image: i\n    environment:\n      [_TOKEN: x\n    gpus: all\n", "compose.yaml:4:5: What is here opens a bracket that is never closed. Close the bracket, and separate with commas.")]
    public void Read_Mistake_IsToldWithItsPlace(string text, string mistake) => Assert.Equal([mistake], ComposeText.Mistakes(text));

    [Fact]
    public void Read_SeveralUnknownKeys_AreToldTogether() => Assert.Equal(
        2, ComposeText.Mistakes("services:\n  a:\n    imag: i\n    gpus: all\n    port: []\n").Count());

    [Fact]
    public void Read_ServicesWithAGpu_AreAllAdopted()
    {
        var read = ComposeText.Read("services:\n  a: {image: i, gpus: all}\n  b: {image: j}\n  c: {image: k, runtime: nvidia}\n");

        Assert.Equal(["a", "c"], read.Services.Select(service => service.Name));
        Assert.Contains(read.NotCarried, item => item.What == "services b");
        Assert.Contains(read.Questions, question => question.Path == "services[c].template.nodeSelector.accelerator");
    }

    [Theory]
    [InlineData("command: [pull]\n    entrypoint: [sh, -c, \"ollama pull llama3.2 && ollama pull qwen3:8b\"]")]
    [InlineData("command: sh -c \"until ollama list; do sleep 1; done; ollama pull llama3.2; ollama pull 'qwen3:8b'\"")]
    public void Read_ContainerThatPulls_NamesTheModels(string command)
    {
        var read = ComposeText.Read($"services:\n  o: {{image: ollama/ollama, gpus: all}}\n  p:\n    image: ollama/ollama\n    depends_on: [o]\n    {command}\n");

        Assert.Equal("[\"llama3.2\",\"qwen3:8b\"]", StatedTexts.Of(read)["models"]);
        Assert.Contains(read.NotCarried, item => item.What == "service p");
    }

    [Theory]
    [InlineData("x-b: &b {image: i, gpus: all}\nservices:\n  a:\n    <<: *b\n    command: x\n")]
    [InlineData("services:\n  a: {extends: {service: b}, command: x}\n  b: {image: i, gpus: all, command: y}\n")]
    [InlineData("services:\n  a:\n    image: i\n    gpus: all\n    command:\n      x\n")]
    [InlineData("services: {a: {command: [x], gpus: all, \"image\": 'i'}}\n")]
    [InlineData("version: '3.8'\r\nservices:\r\n  a:\r\n    image: \"i\"\r\n    command: [\"x\"]\r\n    deploy:\r\n      resources:\r\n        reservations:\r\n          devices:\r\n            - capabilities: [gpu]\r\n")]
    public void Read_OtherSpelling_StatesTheSame(string text)
    {
        var service = ComposeText.Read(text).Services[0];

        Assert.Equal(
            ["name", "template.containers[0].image", "template.containers[0].args", "template.containers[0].resources.limits[\"nvidia.com/gpu\"]"],
            SourceLeaves.Of(service.Properties).Select(leaf => leaf.Path));
    }

    [Theory]
    [InlineData("command: !reset null", "template.containers[0].env[A].value, template.containers[0].image")]
    [InlineData("command: !reset []\n    environment: !override {B: b}", "template.containers[0].env[B].value, template.containers[0].image")]
    [InlineData("environment: {B: b}", "template.containers[0].args, template.containers[0].env[A].value, template.containers[0].env[B].value, template.containers[0].image")]
    public void Read_TagsOfALaterFile_TakeAwayOrReplace(string key, string stated) => Assert.Equal(
        $"{stated}, template.containers[0].resources.limits[\"nvidia.com/gpu\"]",
        string.Join(", ", SourceLeaves.Of(ComposeText.Read(
            "services:\n  a:\n    image: i\n    gpus: all\n    command: [x]\n    environment: {A: a}\n",
            new SourceText("compose.override.yaml", $"services:\n  a:\n    {key}\n")).Services[0].Properties)
            .Select(leaf => leaf.Path).Where(path => path != "name").Order(StringComparer.Ordinal)));

    [Fact]
    public void Read_WhatIsIncludedAndGiven_IsReadAndNotNamed()
    {
        const string Whole = "include: [{path: [gpu.yaml]}, db.yaml]\nservices:\n  a: {extends: {file: base.yaml, service: b}, gpus: all}\n";

        var read = ComposeText.Read(Whole, new("gpu.yaml", "services:\n  c: {image: k, gpus: all}\n"), new("base.yaml", "services:\n  b: {image: i}\n"));

        Assert.Equal(["a", "c"], read.Services.Select(service => service.Name));
        Assert.Equal("\"i\"", StatedTexts.Of(read)["services[a].template.containers[0].image"]);
        Assert.Equal(["include db.yaml"], read.NotCarried.Select(item => item.What).Where(what => what.StartsWith("include", StringComparison.Ordinal) || what.StartsWith("extends", StringComparison.Ordinal)));
    }

    [Fact]
    public void Read_LaterFile_WinsOverEarlierOnes()
    {
        var read = ComposeText.Read(
            "services:\n  a:\n    image: i\n    ports: ['1:1']\n    environment: [A=b, C=d]\n    command: x\n",
            new SourceText("compose.gpu.yaml", "services:\n  a:\n    gpus: all\n    environment: {A: e}\n    command: y z\n"));

        Assert.Equal(
            "name = \"a\"\ntemplate.containers[0].args = [\"y\",\"z\"]\ntemplate.containers[0].env[A].value = \"e\"\ntemplate.containers[0].env[C].value = \"d\"\n"
                + "template.containers[0].image = \"i\"\ntemplate.containers[0].ports[0].containerPort = 1\ntemplate.containers[0].resources.limits[\"nvidia.com/gpu\"] = \"1\"",
            GcloudText.Lines(read));
    }

    [Theory]
    [InlineData("35-ollama-anchors.answer.json", "ollama-gpu:", "chat:", "ollama-gpu", "chat")]
    [InlineData("37-sglang.answer.json", "  sglang:", "  chat:", "sglang\"", "chat\"")]
    [InlineData("39-vllm-runtime.answer.json", "  vllm:", "  chat:", "\"vllm\"", "\"chat\"")]
    public void Read_RenamedService_StatesTheSame(string name, string key, string other, string stated, string renamed)
    {
        var one = AdoptionCase.Read(name);
        var text = one.Files[0].Text.Replace(key, other, StringComparison.Ordinal).Replace("- ollama-gpu", "- chat", StringComparison.Ordinal);

        Assert.Equal(
            GcloudText.Lines(new ComposeReader().Read(one.Files)).Replace(stated, renamed, StringComparison.Ordinal).Replace("\"sglang\"", "\"chat\"", StringComparison.Ordinal),
            GcloudText.Lines(ComposeText.Read(text)));
    }

    [Theory]
    [InlineData("35-ollama-anchors.answer.json")]
    [InlineData("37-sglang.answer.json")]
    [InlineData("39-vllm-runtime.answer.json")]
    public void Read_WindowsLineEnds_StateTheSame(string name)
    {
        var one = AdoptionCase.Read(name);

        Assert.Equal(
            GcloudText.Lines(new ComposeReader().Read(one.Files)),
            GcloudText.Lines(ComposeText.Read(one.Files[0].Text.Replace("\n", "\r\n", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("apiVersion: serving.knative.dev/v1\nkind: Service\n")]
    [InlineData("{\"services\": {}}")]
    [InlineData("steps:\n- name: gcloud\n")]
    public void Recognises_OtherForm_IsFalse(string text) => Assert.False(new ComposeReader().Recognises([new SourceText("x.yaml", text)]));
}
