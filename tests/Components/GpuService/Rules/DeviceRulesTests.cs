namespace GpuInfra.Components.Tests;

/// <summary>Whether servers use the GPU that is paid for.</summary>
public sealed class DeviceRulesTests
{
    private const string Devices =
        "[https://docs.nvidia.com/cuda/cuda-programming-guide/05-appendices/environment-variables.html]";

    [Theory]
    [InlineData("CUDA_VISIBLE_DEVICES", "-1")]
    [InlineData("CUDA_VISIBLE_DEVICES", "")]
    [InlineData("CUDA_VISIBLE_DEVICES", "1")]
    [InlineData("CUDA_VISIBLE_DEVICES", "NoDevFiles")]
    [InlineData("NVIDIA_VISIBLE_DEVICES", "none")]
    [InlineData("NVIDIA_VISIBLE_DEVICES", "void")]
    public void Check_VariableThatHidesGpu_Warns(string name, string value) => Assert.Equal(
        [
            $"Warning GpuIsVisible env.{name}: is '{value}', which hides the GPU from the server. Leave it out: an instance has one GPU, "
                + $"and the server sees it. {Devices}",
        ],
        Given.Violations(With(name, value)));

    [Theory]
    [InlineData("CUDA_VISIBLE_DEVICES", "0,1")]
    [InlineData("NVIDIA_VISIBLE_DEVICES", "0, 1, 2")]
    public void Check_VariableOfMoreGpus_Warns(string name, string value) => Assert.Equal(
        [$"Warning GpuIsVisible env.{name}: is '{value}', but an instance has one GPU. Leave it out: the server sees that one. {Devices}"],
        Given.Violations(With(name, value)));

    [Theory]
    [InlineData("CUDA_VISIBLE_DEVICES", "0")]
    [InlineData("CUDA_VISIBLE_DEVICES", "GPU-8932f937-d72c-4106-c12f-20bd9faed9f6")]
    [InlineData("NVIDIA_VISIBLE_DEVICES", "all")]
    [InlineData("NVIDIA_VISIBLE_DEVICES", "")]
    [InlineData("CUDA_DEVICE_ORDER", "PCI_BUS_ID")]
    public void Check_VariableThatShowsGpu_IsFine(string name, string value) => Assert.Empty(Given.Violations(With(name, value)));

    [Fact]
    public void Check_VariableOfServiceWithoutGpu_IsFine() => Assert.Empty(Given.Violations(With("CUDA_VISIBLE_DEVICES", "-1", gpu: "none")));

    [Theory]
    [InlineData("vllm serve /m --port 8080 --device cpu", "command[6]", "--device cpu", "vLLM")]
    [InlineData("vllm serve /m --port 8080 --device=tpu", "command[5]", "--device tpu", "vLLM")]
    [InlineData("llama-server --host 0.0.0.0 -ngl 0", "command[4]", "-ngl 0", "llama.cpp")]
    [InlineData("llama-server --host 0.0.0.0 --n-gpu-layers 0", "command[4]", "--n-gpu-layers 0", "llama.cpp")]
    public void Check_FlagThatLeavesGpuAlone_Warns(string command, string place, string said, string title) => Assert.StartsWith(
        $"Warning ServerComputesOnGpu {place}: is {said}, so that {title} does not use the GPU that is paid for. Leave it out. [",
        Assert.Single(Given.Violations(Running(command))), StringComparison.Ordinal);

    [Theory]
    [InlineData("vllm serve /m --port 8080 --device cuda")]
    [InlineData("llama-server --host 0.0.0.0 -ngl 99")]
    public void Check_FlagThatUsesGpu_IsFine(string command) => Assert.Empty(Given.Violations(Running(command)));

    [Theory]
    [InlineData("torchrun --nproc_per_node=2 s.py", "--nproc_per_node 2")]
    [InlineData("torchrun --nproc-per-node 4 s.py", "--nproc-per-node 4")]
    [InlineData("python -m torch.distributed.run --nproc_per_node=2 s.py", "--nproc_per_node 2")]
    [InlineData("vllm serve /m --port 8080 --tensor-parallel 2", "--tensor-parallel 2")]
    public void Check_MoreGpusThanOne_IsAnError(string command, string said) => Assert.Contains(
        $": is {said}, but an instance has one GPU. Leave it out.", Assert.Single(Given.Violations(Running(command))), StringComparison.Ordinal);

    [Fact]
    public void Check_OneProcess_IsFine() => Assert.Empty(Given.Violations(Running("torchrun --nproc_per_node=1 s.py")));

    private static GpuServiceArgs With(string name, string value, string? gpu = null) =>
        Running("/app/server", gpu, new Dictionary<string, string> { [name] = value });

    private static GpuServiceArgs Running(string command, string? gpu = null, IDictionary<string, string>? env = null) => new()
    {
        Image = Given.Image,
        Gpu = gpu,
        Env = env,
        Command = command.Split(' '),
        Concurrency = 1,
        StartupProbe = new ProbeArgs { Path = "/started" },
    };
}
