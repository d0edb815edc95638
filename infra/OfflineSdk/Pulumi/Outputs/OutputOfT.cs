using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A value that a resource will have, together with the resources it comes from.</summary>
public sealed class Output<T> : IOutput
{
    private readonly OutputData<T> _known;
    private readonly Task<OutputData<T>>? _task;
    private readonly OutputSlot<T>? _slot;

    // Most values are there at once, and need no task then.
    internal Output(ValueTask<OutputData<T>> data)
    {
        if (data.IsCompletedSuccessfully)
        {
            _known = data.Result;
        }
        else
        {
            _task = data.AsTask();
            Deployment.Watch(_task);
        }
    }

    internal Output(OutputData<T> data) => _known = data;

    internal Output(OutputSlot<T> slot) => _slot = slot;

    internal ValueTask<OutputData<T>> Data => _task is not null ? new(_task) : _slot?.Data ?? new(_known);

    public Output<ValueTuple> Apply(Func<T, Task> func) => Apply(async value =>
    {
        await func(value).ConfigureAwait(false);
        return default(ValueTuple);
    });

    public Output<TResult> Apply<TResult>(Func<T, TResult> func)
    {
        return new Output<TResult>(MapAsync());

        async ValueTask<OutputData<TResult>> MapAsync()
        {
            var data = await Data.ConfigureAwait(false);
            return data.With(data.IsKnown ? func(data.Value) : default!);
        }
    }

    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func)
    {
        return new Output<TResult>(MapAsync());

        async ValueTask<OutputData<TResult>> MapAsync()
        {
            var data = await Data.ConfigureAwait(false);
            return data.With(data.IsKnown ? await func(data.Value).ConfigureAwait(false) : default!);
        }
    }

    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) => Apply(value => func(value)?.AsOutput());

    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func)
    {
        return new Output<TResult>(ContinueAsync());

        async ValueTask<OutputData<TResult>> ContinueAsync()
        {
            var data = await Data.ConfigureAwait(false);
            return data.IsKnown && func(data.Value) is { } inner
                ? data.Then(await inner.Data.ConfigureAwait(false))
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

    internal async ValueTask<T> GetValueAsync(T whenUnknown)
    {
        var data = await Data.ConfigureAwait(false);
        return data.IsKnown ? data.Value : whenUnknown;
    }

    internal Output<T> WithSecret(bool isSecret)
    {
        return new Output<T>(MarkAsync());

        async ValueTask<OutputData<T>> MarkAsync() => (await Data.ConfigureAwait(false)) with { IsSecret = isSecret };
    }

    Output<TResult> IOutput.UntypedApply<TResult>(Func<object?, Output<TResult>> func) => Apply(value => func(value));

    async ValueTask<OutputData<object?>> IOutput.GetDataAsync()
    {
        var data = await Data.ConfigureAwait(false);
        return data.With<object?>(data.Value);
    }
}
