using System.Collections.Immutable;
using System.Globalization;

namespace Pulumi;

/// <summary>Makes and combines outputs.</summary>
public static class Output
{
    public static Output<T> Create<T>(T value) => new(OutputData<T>.Known(value));

    public static Output<T> Create<T>(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Output<T>(ResolveAsync());

        async Task<OutputData<T>> ResolveAsync() => OutputData<T>.Known(await value.ConfigureAwait(false));
    }

    public static Output<T> CreateSecret<T>(T value) => new(OutputData<T>.Known(value) with { IsSecret = true });

    public static Output<T> CreateSecret<T>(Task<T> value) => Create(value).WithSecret(isSecret: true);

    public static Output<T> CreateSecret<T>(Output<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.WithSecret(isSecret: true);
    }

    public static Output<T> Unsecret<T>(Output<T> output) => output.WithSecret(isSecret: false);

    public static async Task<bool> IsSecretAsync<T>(Output<T> output) => (await output.DataTask.ConfigureAwait(false)).IsSecret;

    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => All(inputs.AsEnumerable());

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) =>
        new(CollectAsync(inputs.Select(input => input.AsOutput()).ToList()));

    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => All(outputs.AsEnumerable());

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) => new(CollectAsync(outputs.ToList()));

    public static Output<string> Format(FormattableString formattableString) =>
        All(formattableString.GetArguments().Select(ToObjectOutput)).Apply(values =>
            string.Format(CultureInfo.InvariantCulture, formattableString.Format, [.. values]));

    public static Output<(T1, T2)> Tuple<T1, T2>(Input<T1> item1, Input<T2> item2) =>
        Tuple(item1.AsOutput(), item2.AsOutput());

    public static Output<(T1, T2)> Tuple<T1, T2>(Output<T1> item1, Output<T2> item2)
    {
        return new Output<(T1, T2)>(PairAsync());

        async Task<OutputData<(T1, T2)>> PairAsync()
        {
            var first = await item1.DataTask.ConfigureAwait(false);
            var second = await item2.DataTask.ConfigureAwait(false);
            return first.Then(second).With((first.Value, second.Value));
        }
    }

    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(Input<T1> item1, Input<T2> item2, Input<T3> item3) =>
        Tuple(item1.AsOutput(), item2.AsOutput(), item3.AsOutput());

    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(Output<T1> item1, Output<T2> item2, Output<T3> item3) =>
        Tuple(Tuple(item1, item2), item3).Apply(t => (t.Item1.Item1, t.Item1.Item2, t.Item2));

    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4) =>
        Tuple(item1.AsOutput(), item2.AsOutput(), item3.AsOutput(), item4.AsOutput());

    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4) =>
        Tuple(Tuple(item1, item2), Tuple(item3, item4)).Apply(t => (t.Item1.Item1, t.Item1.Item2, t.Item2.Item1, t.Item2.Item2));

    internal static Output<object?> ToObjectOutput(object? value) => value switch
    {
        IInput input => new Output<object?>(input.ToOutput().GetDataAsync()),
        IOutput output => new Output<object?>(output.GetDataAsync()),
        _ => Create(value),
    };

    private static async Task<OutputData<ImmutableArray<T>>> CollectAsync<T>(List<Output<T>> outputs)
    {
        var values = ImmutableArray.CreateBuilder<T>(outputs.Count);
        var whole = OutputData<T>.Known(default!);
        foreach (var output in outputs)
        {
            whole = whole.Then(await output.DataTask.ConfigureAwait(false));
            values.Add(whole.Value);
        }

        return whole.With(values.MoveToImmutable());
    }
}
