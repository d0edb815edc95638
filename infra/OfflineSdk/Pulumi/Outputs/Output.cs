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

        async ValueTask<OutputData<T>> ResolveAsync() => OutputData<T>.Known(await value.ConfigureAwait(false));
    }

    public static Output<T> CreateSecret<T>(T value) => new(OutputData<T>.Known(value) with { IsSecret = true });

    public static Output<T> CreateSecret<T>(Task<T> value) => Create(value).WithSecret(isSecret: true);

    public static Output<T> CreateSecret<T>(Output<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.WithSecret(isSecret: true);
    }

    public static async Task<bool> IsSecretAsync<T>(Output<T> output) => (await output.Data.ConfigureAwait(false)).IsSecret;

    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => All(inputs.AsEnumerable());

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) =>
        new(CollectAsync(inputs.Select(input => input.AsOutput()).ToList()));

    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => All(outputs.AsEnumerable());

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) => new(CollectAsync(outputs.ToList()));

    public static Output<string> Format(FormattableString formattableString) =>
        All(formattableString.GetArguments().Select(ToObjectOutput)).Apply(values =>
            string.Format(CultureInfo.InvariantCulture, formattableString.Format, [.. values]));

    internal static Output<(T1 First, T2 Second)> Tuple<T1, T2>(Output<T1> first, Output<T2> second) =>
        first.Apply(one => second.Apply(two => (one, two)));

    internal static Output<object?> ToObjectOutput(object? value) => value switch
    {
        IInput input => new Output<object?>(input.ToOutput().GetDataAsync()),
        IOutput output => new Output<object?>(output.GetDataAsync()),
        _ => Create(value),
    };

    private static async ValueTask<OutputData<ImmutableArray<T>>> CollectAsync<T>(List<Output<T>> outputs)
    {
        var values = ImmutableArray.CreateBuilder<T>(outputs.Count);
        var whole = OutputData<T>.Known(default!);
        foreach (var output in outputs)
        {
            whole = whole.Then(await output.Data.ConfigureAwait(false));
            values.Add(whole.Value);
        }

        return whole.With(values.MoveToImmutable());
    }
}
