namespace Pulumi;

/// <summary>
/// Tells the user of the program something. Errors make the run fail; everything is written to the console where the
/// environment variable <c>PULUMI_DOTNET_LOG_VERBOSE</c> is set, as the published package does.
/// </summary>
public static class Log
{
    public static void Info(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Deployment.Current.Log("INF", message);

    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Deployment.Current.Log("WRN", message);
}
