using Pulumi;
using Pulumi.Utilities;

namespace GpuInfra.StackFiles.Tests;

public class ArgsBinderTests
{
    [Theory]
    [InlineData("memory: 32Gi", "32Gi")]
    [InlineData("memory: \"32Gi\"", "32Gi")]
    [InlineData("memory: '010'", "010")]
    [InlineData("memory: !!str 010", "010")]
    [InlineData("memory: \"\"", "")]
    [InlineData("memory: 8", "8")]
    [InlineData("memory: -8", "-8")]
    [InlineData("memory: 0", "0")]
    [InlineData("memory: 1.5", "1.5")]
    [InlineData("memory: 9223372036854775807", "9223372036854775807")]
    [InlineData("memory: true", "true")]
    [InlineData("memory: True", "true")]
    [InlineData("memory: FALSE", "false")]
    [InlineData("memory: yes", "yes")]
    [InlineData("memory: 1.2.3", "1.2.3")]
    [InlineData("memory: 2024-01-02-b", "2024-01-02-b")]
    [InlineData("memory: -a", "-a")]
    [InlineData("memory: |\n  a\n  b", "a\nb\n")]
    public void Bind_Text_IsWhatPulumiHandsOn(string yaml, string expected) =>
        Assert.Equal(expected, Mistakes.Bind(yaml).OrThrow().Memory);

    [Theory]
    [InlineData("010")]
    [InlineData("00")]
    [InlineData("-0")]
    [InlineData("+8")]
    [InlineData("0b11")]
    [InlineData("1_000")]
    [InlineData("1.10")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e3")]
    [InlineData(".inf")]
    [InlineData(".nan")]
    [InlineData("9223372036854775808")]
    [InlineData("2024-01-02")]
    [InlineData("2024-1-2 10:00:00")]
    public void Bind_TextThatPulumiWouldRespell_IsRefused(string text) =>
        Assert.Equal(
            [
                $"Pulumi.dev.yaml:3:13: gpuinfra:platform.memory: is {text} without quotes, which Pulumi reads as a number or a date "
                + $"and spells in its own way. Write 'memory: \"{text}\"'.",
            ],
            Mistakes.In($"memory: {text}"));

    [Theory]
    [InlineData("0x1F", "31")]
    [InlineData("0X4", "4")]
    [InlineData("0o17", "15")]
    public void Bind_NumberOfAnotherBase_IsRefusedWithBothReadings(string text, string number) =>
        Assert.EndsWith(
            $"spells in its own way. Write 'memory: \"{text}\"', or 'memory: {number}' if it is a number.",
            Assert.Single(Mistakes.In($"memory: {text}")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("-2147483648", int.MinValue)]
    [InlineData("0", 0)]
    [InlineData("+5", 5)]
    [InlineData("0x10", 16)]
    [InlineData("0o17", 15)]
    public void Bind_WholeNumber_IsBound(string text, int expected) =>
        Assert.Equal(expected, Mistakes.Bind($"maxInstances: {text}").OrThrow().MaxInstances);

    [Theory]
    [InlineData("2147483648")]
    [InlineData("-2147483649")]
    [InlineData("9223372036854775808")]
    [InlineData("0xFFFFFFFFFFFFFFFF")]
    [InlineData("0o7777777777777777777777777")]
    public void Bind_WholeNumberOutOfBounds_IsRefused(string text) =>
        Assert.Equal(
            [
                $"Pulumi.dev.yaml:3:19: gpuinfra:platform.maxInstances: is {text}, but must be between -2147483648 and 2147483647. "
                + "Write a number within these bounds.",
            ],
            Mistakes.In($"maxInstances: {text}"));

    [Theory]
    [InlineData("eight", "the text 'eight'", "Write for example 'maxInstances: 1'.")]
    [InlineData("\"8\"", "the text '8'", "Remove the quotes: 'maxInstances: 8'.")]
    [InlineData("\"010\"", "the text '010'", "Remove the quotes: 'maxInstances: 10'.")]
    [InlineData("1.5", "1.5", "Write 'maxInstances: 1'.")]
    [InlineData("true", "true", "Write for example 'maxInstances: 1'.")]
    [InlineData("010", "010", "Write the number in decimal digits alone, without a zero in front.")]
    [InlineData("1_000", "1_000", "Write the number in decimal digits alone, without a zero in front.")]
    public void Bind_NotAWholeNumber_IsRefused(string text, string what, string fix) =>
        Assert.Equal(
            [$"Pulumi.dev.yaml:3:19: gpuinfra:platform.maxInstances: is {what}, but must be a whole number. {fix}"],
            Mistakes.In($"maxInstances: {text}"));

    [Theory]
    [InlineData("true", true)]
    [InlineData("TRUE", true)]
    [InlineData("false", false)]
    public void Bind_Truth_IsBound(string text, bool expected) =>
        Assert.Equal(expected, Mistakes.Bind($"protect: {text}").OrThrow().Protect);

    [Theory]
    [InlineData("yes", "the text 'yes'", "Write 'protect: true'.")]
    [InlineData("off", "the text 'off'", "Write 'protect: false'.")]
    [InlineData("\"true\"", "the text 'true'", "Remove the quotes: 'protect: true'.")]
    [InlineData("1", "1", "Write for example 'protect: true'.")]
    public void Bind_NotATruth_IsRefused(string text, string what, string fix) =>
        Assert.Equal(
            [$"Pulumi.dev.yaml:3:14: gpuinfra:platform.protect: is {what}, but must be true or false. {fix}"],
            Mistakes.In($"protect: {text}"));

    [Theory]
    [InlineData("memory: [1]", "3:5: gpuinfra:platform.memory: is a list, but must be a text. Write for example 'memory: \"...\"'.")]
    [InlineData("memory: {a: 1}", "3:5: gpuinfra:platform.memory: is a map, but must be a text. Write for example 'memory: \"...\"'.")]
    [InlineData("protect: {}", "3:5: gpuinfra:platform.protect: is a map, but must be true or false. Write for example 'protect: true'.")]
    [InlineData("args: foo", "3:11: gpuinfra:platform.args: is the text 'foo', but must be a list. Write 'args: [\"foo\"]'.")]
    [InlineData("args: 8", "3:11: gpuinfra:platform.args: is 8, but must be a list. Write 'args: [8]'.")]
    [InlineData("args: {a: b}", "3:5: gpuinfra:platform.args: is a map, but must be a list. Write for example 'args: [\"...\"]'.")]
    [InlineData("args: [a, [b]]", "3:15: gpuinfra:platform.args[1]: is a list, but must be a text. Write '- b'.")]
    [InlineData("ports: [1, x]", "3:16: gpuinfra:platform.ports[1]: is the text 'x', but must be a whole number. Write for example '- 1'.")]
    [InlineData("env: [A=b]", "3:5: gpuinfra:platform.env: is a list, but must be a map from names to values. Write 'env: {A: \"b\"}'.")]
    [InlineData("env: {a.b: [x]}", "3:11: gpuinfra:platform.env[\"a.b\"]: is a list, but must be a text. Write 'a.b: x'.")]
    [InlineData("limits: {a: x}", "3:17: gpuinfra:platform.limits.a: is the text 'x', but must be a whole number. Write for example 'a: 1'.")]
    [InlineData("probe: x", "3:12: gpuinfra:platform.probe: is the text 'x', but must be a map. Write for example 'probe: {path: ...}'.")]
    [InlineData("probe: []", "3:5: gpuinfra:platform.probe: is a list, but must be a map. Write for example 'probe: {path: ...}'.")]
    [InlineData("sidecars: {w: 1}", "3:19: gpuinfra:platform.sidecars.w: is 1, but must be a map. Write for example 'w: {args: ...}'.")]
    [InlineData("env: {010: x}", "3:11: gpuinfra:platform.env.010: is a key that Pulumi does not take as it is written. Put it in quotes.")]
    public void Bind_WrongShape_IsRefused(string yaml, string expected) =>
        Assert.Equal([$"Pulumi.dev.yaml:{expected}"], Mistakes.In(yaml));

    [Fact]
    public void Bind_LongText_IsShownInPart() =>
        Assert.Equal(
            [
                "Pulumi.dev.yaml:3:19: gpuinfra:platform.maxInstances: is the text 'aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd...', "
                + "but must be a whole number. Write for example 'maxInstances: 1'.",
            ],
            Mistakes.In("maxInstances: aaaaaaaaaabbbbbbbbbbccccccccccdddddddddde"));

    [Theory]
    [InlineData("memory:", "3:5: gpuinfra:platform.memory: has no value. Write for example 'memory: \"...\"', or remove it.")]
    [InlineData("memory: ~", "3:5: gpuinfra:platform.memory: has no value. Write for example 'memory: \"...\"', or remove it.")]
    [InlineData("probe: null", "3:5: gpuinfra:platform.probe: has no value. Write for example 'probe: {path: ...}', or remove it.")]
    [InlineData("env: {A: , B: 2}", "3:11: gpuinfra:platform.env.A: has no value. Write for example 'A: \"...\"', or remove it.")]
    [InlineData("args: [a, ~]", "3:15: gpuinfra:platform.args[1]: has no value. Write for example '- \"...\"', or remove it.")]
    public void Bind_NoValue_IsRefused(string yaml, string expected) =>
        Assert.Equal([$"Pulumi.dev.yaml:{expected}"], Mistakes.In(yaml));

    [Theory]
    [InlineData("maxInstances", "a whole number")]
    [InlineData("protect", "true or false")]
    [InlineData("probe", "a map")]
    [InlineData("args", "a list")]
    [InlineData("env", "a map from names to values")]
    public void Bind_SecretWhereTheValueMatters_IsRefused(string key, string wanted) =>
        Assert.Equal(
            [$"Pulumi.dev.yaml:3:5: gpuinfra:platform.{key}: is encrypted, but must be {wanted}. Set it without --secret."],
            Mistakes.In($"{key}: {{secure: v1:abc}}"));

    [Fact]
    public void Bind_SecretText_IsSentToSecretManager() =>
        Assert.Equal(
            ["Pulumi.dev.yaml:3:5: gpuinfra:platform.memory: is encrypted, but must be a text. "
                + "Put it into Secret Manager and name it under 'secrets', or set it without --secret."],
            Mistakes.In("memory: {secure: v1:abc}"));

    [Fact]
    public async Task Bind_EveryType_IsBound()
    {
        var args = Mistakes.Bind(
            """
            probe: {path: /health, periodSeconds: 5}
            args: [--port, 8080]
            ports: [1, 2]
            env: {B: x, A: true}
            tags: [a, b]
            labels: {team: ml, cost: 7}
            bucket: models
            limits: {a: 1}
            secrets: {TOKEN: "token:3"}
            sidecars: {warm-up: {memory: 1Gi}}
            """).OrThrow();

        Assert.Equal(("/health", 5), (args.Probe?.Path, args.Probe?.PeriodSeconds));
        Assert.Equal(["--port", "8080"], args.Args);
        Assert.Equal([1, 2], args.Ports.ToArray());
        Assert.Equal([new("B", "x"), new("A", "true")], args.Env);
        Assert.Equal(["a", "b"], (await OutputUtilities.GetValueAsync(args.Tags!.ToOutput())).ToArray());
        Assert.Equal(
            [new("cost", "7"), new("team", "ml")],
            (await OutputUtilities.GetValueAsync(args.Labels!.ToOutput())).OrderBy(l => l.Key, StringComparer.Ordinal));
        Assert.Equal("models", await OutputUtilities.GetValueAsync(args.Bucket!.ToOutput()));
        Assert.Equal([new("a", 1)], args.Limits);
        Assert.Equal([new("TOKEN", "token:3")], args.Secrets);
        Assert.Equal(["1Gi"], args.Sidecars?.Values.Select(s => s.Memory));
        Assert.Null(args.Memory);
    }

    [Fact]
    public void Bind_KeyNotInTheFile_IsAnObjectOfDefaults()
    {
        var args = ArgsBinder.Bind<SampleArgs>(StackFile.Parse("config: {}", "Pulumi.dev.yaml"), "gpuinfra:platform").OrThrow();

        Assert.Null(args.Memory);
    }

    [Fact]
    public void Bind_TypeThatNoStackFileCanSay_Throws()
    {
        var file = StackFile.Parse("config: {'a:b': {}}", "Pulumi.dev.yaml");

        var exception = Assert.Throws<InvalidOperationException>(() => ArgsBinder.Bind<Version>(file, "a:b"));

        Assert.Equal(
            "A stack file cannot say a System.Version: arguments are texts, whole numbers, booleans, lists, maps, and classes of these.",
            exception.Message);
    }
}
