namespace Pulumi;

/// <summary>An output whose type does not matter.</summary>
internal interface IOutput
{
    public Task<OutputData<object?>> GetDataAsync();

    public Output<TResult> UntypedApply<TResult>(Func<object?, Output<TResult>> func);
}
