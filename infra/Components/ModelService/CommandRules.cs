namespace GpuInfra;

// Whether what an engine is told by hand agrees with what the settings say of the model.
internal static class CommandRules
{
    internal static readonly Rule FlagAgreesWithSetting = new(
        "MOD015", "What an engine is told by hand agrees with the settings.",
        "The engine takes the last of two, and everything here is judged by the other. Say it once, by the setting.")
    { Source = ServerSources.Vllm.Url };

    internal static readonly Rule ModelIsSaidOnce = new(
        "MOD016", "An engine is told one model.",
        "Arguments of one's own follow those of the preset, which says the model. vLLM refuses a second one.")
    { Source = ServerSources.Vllm.Url };

    internal static IEnumerable<Violation> Check(ModelServiceArgs args, Engine engine, GpuServiceSpec service) =>
        engine.Server is not null && ServerCommand.Of(service.Serving) is { } command
            ?
            [
                .. CheckModelIsSaidOnce(args, engine, service.Serving),
                .. CheckFlagAgreesWithSetting(command.Find(ServerSetting.Model), "model", args.Model, Names(args)),
                .. CheckFlagAgreesWithSetting(
                    command.Find(ServerSetting.ModelFolder), "modelSource", args.Served.IsInBucket ? ServedModel.BucketSource : null,
                    [Engine.ModelFolder]),
                .. engine.LoadFormatsOf(args.Served) is { Count: > 0 } formats
                    ? CheckFlagAgreesWithSetting(command.Find(ServerSetting.LoadFormat), "modelSource", args.ModelSource, formats)
                    : [],
                .. CheckFlagAgreesWithSetting(command.Find(ServerSetting.Revision), "revision", args.Revision, [args.Revision ?? ""]),
                .. CheckServes(args, engine),
                .. ContextAgrees(command, args, engine),
            ]
            : [];

    // The preset says the model, and what follows its arguments without a flag would be a second one.
    private static IEnumerable<Violation> CheckModelIsSaidOnce(ModelServiceArgs args, Engine engine, ContainerSpec server)
    {
        if (engine.TakesOneModel && server.PresetArgs > 0 && args.Args is [{ Length: > 0 } first, ..] && first[0] != '-')
        {
            yield return ModelIsSaidOnce.Broken(
                ArgumentPath.Index("args", 0), $"is '{first}', but {engine.Title} is told its model already, by the setting model",
                "Leave it out, and say in args only what no other setting says; or say command, too, which replaces all of the preset's.");
        }
    }

    // Its image runs what its arguments say, and serves only where they say nothing else.
    private static IEnumerable<Violation> CheckServes(ModelServiceArgs args, Engine engine)
    {
        if (engine.ServesWithoutArgs && args is { EngineImage: not null, Command: null, Args: [var first, ..] } && first != "serve")
        {
            yield return FlagAgreesWithSetting.Broken(
                ArgumentPath.Index("args", 0), $"is '{first}', but arguments replace serve in the image of {engine.Title}: it would not serve",
                "Leave args out, and say by env what it is told.", engine.Source.Url);
        }
    }

    private static IEnumerable<Violation> CheckFlagAgreesWithSetting(
        ServerValue? value, string setting, string? said, IReadOnlyCollection<string> same)
    {
        if (value is { Path.Length: > 0, Name.Length: > 0, Text: { } text } && said is not null && !same.Contains(text.TrimEnd('/')))
        {
            yield return FlagAgreesWithSetting.Broken(
                value.Path, $"is {value.Said}, but {setting} is {said}",
                $"Leave it out: the engine is told what {setting} says.", value.Server.Source.Url);
        }
    }

    private static IEnumerable<Violation> ContextAgrees(ServerCommand command, ModelServiceArgs args, Engine engine) =>
        args.ContextLength is { } tokens && command.Find(ServerSetting.Context) is { Path.Length: > 0 } value
        && EngineSettings.ContextOf(engine, command) is { } other && other != tokens
            ?
            [
                FlagAgreesWithSetting.Broken(
                    value.Path, $"is {value.Said}, but contextLength is {tokens}",
                    "Leave it out: the engine is told what contextLength says.", value.Server.Source.Url),
            ]
            : [];

    private static List<string> Names(ModelServiceArgs args) =>
        [args.Model ?? "", $"{Engine.ModelFolder}/{args.Model}"];
}
