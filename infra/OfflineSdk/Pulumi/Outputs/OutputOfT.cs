namespace Pulumi;

/// <summary>A value that a resource will have, together with the resources it comes from.</summary>
public sealed class Output<T> : IOutput
{
    internal Output(Task<OutputData<T>> data)
    {
        DataTask = data;
        Deployment.Watch(data);
    }

    internal Output(OutputData<T> data) => DataTask = Task.FromResult(data);

    internal Output(TaskCompletionSource<OutputData<T>> registration) => DataTask = registration.Task;

    internal Task<OutputData<T>> DataTask { get; }

    public Output<ValueTuple> Apply(Func<T, Task> func) => Apply(async value =>
    {
        await func(value).ConfigureAwait(false);
        return default(ValueTuple);
    });

    public Output<TResult> Apply<TResult>(Func<T, TResult> func)
    {
        return new Output<TResult>(MapAsync());

        async Task<OutputData<TResult>> MapAsync()
        {
            var data = await DataTask.ConfigureAwait(false);
            return data.With(data.IsKnown ? func(data.Value) : default!);
        }
    }

    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func)
    {
        return new Output<TResult>(MapAsync());

        async Task<OutputData<TResult>> MapAsync()
        {
            var data = await DataTask.ConfigureAwait(false);
            return data.With(data.IsKnown ? await func(data.Value).ConfigureAwait(false) : default!);
        }
    }

    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) => Apply(value => func(value)?.AsOutput());

    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func)
    {
        return new Output<TResult>(ContinueAsync());

        async Task<OutputData<TResult>> ContinueAsync()
        {
            var data = await DataTask.ConfigureAwait(false);
            return data.IsKnown && func(data.Value) is { } inner
                ? data.Then(await inner.DataTask.ConfigureAwait(false))
                : data.With(default(TResult)!);
        }
    }

    /// <summary>An output has no text: what it returns says so, and the log too.</summary>
    public override string ToString()
    {
        const string message = """
            Calling [ToString] on an [Output<T>] is not supported.

            The value is not here yet. Build text from it with Output.Format($"...{output}...") or output.Apply(value => ...).
            """;
        Log.Warn(message);
        return message;
    }

    internal async Task<T> GetValueAsync(T whenUnknown)
    {
        var data = await DataTask.ConfigureAwait(false);
        return data.IsKnown ? data.Value : whenUnknown;
    }

    internal Output<T> WithSecret(bool isSecret)
    {
        return new Output<T>(MarkAsync());

        async Task<OutputData<T>> MarkAsync() => (await DataTask.ConfigureAwait(false)) with { IsSecret = isSecret };
    }

    Output<TResult> IOutput.UntypedApply<TResult>(Func<object?, Output<TResult>> func) => Apply(value => func(value));

    async Task<OutputData<object?>> IOutput.GetDataAsync()
    {
        var data = await DataTask.ConfigureAwait(false);
        return data.With<object?>(data.Value);
    }
}
