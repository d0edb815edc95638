namespace Pulumi;

/// <summary>Tells the user of the program something. Only errors have an effect here: they make the run fail.</summary>
public static class Log
{
    public static void Debug(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        _ = Deployment.Current;

    public static void Info(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        _ = Deployment.Current;

    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        _ = Deployment.Current;

    public static void Error(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Deployment.Current.LogError(message);

    public static void Exception(Exception exception, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Error(exception.ToString());
}
