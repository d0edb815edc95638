namespace Pulumi.Utilities;

/// <summary>Makes unknown outputs, and reads what outputs hold, for tests and tools.</summary>
public static class OutputUtilities
{
    public static Output<T> CreateUnknown<T>(T value) => new(OutputData<T>.Known(value) with { IsKnown = false });

    public static Output<T> WithDependency<T>(Output<T> output, Resource resource)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(resource);
        return new Output<T>(AddAsync());

        async ValueTask<OutputData<T>> AddAsync()
        {
            var data = await output.Data.ConfigureAwait(false);
            return data with { Resources = data.Resources.Add(resource) };
        }
    }

    public static async Task<bool> GetIsKnownAsync<T>(Output<T> output) => (await output.Data.ConfigureAwait(false)).IsKnown;

    public static Task<T> GetValueAsync<T>(Output<T> output) => output.GetValueAsync(whenUnknown: default!).AsTask();

    public static async Task<ImmutableHashSet<Resource>> GetDependenciesAsync<T>(Output<T> output) =>
        (await output.Data.ConfigureAwait(false)).Resources;
}
