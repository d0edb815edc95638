namespace Pulumi;

/// <content>Runs against an engine, of which this stand-in has none.</content>
public sealed partial class Deployment
{
    private const int Refused = 1;

    public static Task<int> RunAsync(Action action) => RefuseAsync();

    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => RefuseAsync();

    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func) => RefuseAsync();

    public static Task<int> RunAsync(Func<Task> func) => RefuseAsync();

    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack => RefuseAsync();

    private static async Task<int> RefuseAsync()
    {
        await Console.Error.WriteLineAsync(
            "This program was built in the Offline configuration, against a stand-in for the Pulumi SDK that can plan and test " +
            "but cannot talk to the Pulumi engine. For `pulumi up` and `pulumi preview`, build it in the Debug or Release " +
            "configuration.").ConfigureAwait(false);
        return Refused;
    }
}
