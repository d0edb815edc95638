using System.CommandLine;

namespace GpuInfra.Cli;

// gpuinfra size: which GPU a model fits, what it takes and costs there, and the lines of a stack file that serve it.
internal sealed class SizeCommand : Command
{
    private const string Json = "json";

    private static readonly OrderedDictionary<string, Action<SizeReport, Terminal>> Formats = new()
    {
        ["text"] = SizeText.Write,
        [Json] = (report, terminal) => terminal.Output.Write(SizeJson.Write(report)),
        ["markdown"] = (report, terminal) => terminal.Output.Write(SizeMarkdown.Write(report)),
    };

    private readonly Option<string?> _model = new("--model")
    {
        Description = "The model: a name that an engine knows it by, or a repository of Hugging Face. 'gpuinfra explain' lists those whose sizes are known.",
        HelpName = "model",
    };

    private readonly Option<string?> _engine = new("--engine") { Description = "The inference server. Left out, each that loads the model." };

    private readonly Option<string?> _context = new("--context")
    {
        Description = $"The tokens that are kept for each request. Left out, {SizeQuestion.DefaultContext}, or as many as the model was made for.",
    };

    private readonly Option<string?> _users = new("--users")
    {
        Description = $"The requests that are answered at once. Left out, {SizeQuestion.DefaultUsers}.",
    };

    private readonly Option<string?> _gpu = new("--gpu") { Description = "The GPU. Left out, each that Cloud Run offers." };

    private readonly Option<string?> _region = new("--region")
    {
        Description = $"The region, for prices and for the lines. Left out, {SizeQuestion.DefaultRegion}, which has every GPU.",
    };

    private readonly Option<string?> _usage = new("--usage")
    {
        Description = "How much it is used, as a stack file says it: hoursPerDay=8,requestsPerDay=2000,tokensPerRequest=700. Left out, nothing is said of what a used token costs.",
    };

    private readonly Option<string?> _prices = new("--prices")
    {
        Description = $"The file with negotiated prices. Left out, {PriceFile.DefaultName} of this folder, if there is one.",
    };

    private readonly Option<string?> _weights = new("--weights") { Description = "The size of the weights, such as 3300Mi, of a model that is not known." };

    private readonly Option<string?> _config = new("--config")
    {
        Description = "The config.json of a model that is not known; model.safetensors.index.json beside it says how large it is.",
    };

    private readonly Option<string?> _gguf = new("--gguf") { Description = "The GGUF file of a model that is not known, of which the header is read." };

    private readonly FormatOptions _format;

    private readonly Terminal _terminal;

    public SizeCommand(Terminal terminal)
        : base("size", "Tells which GPU a model fits, what it takes and costs there, and the lines of a stack file that serve it.")
    {
        _terminal = terminal;
        foreach (var option in (Option[])[_model, _engine, _context, _users, _gpu, _region, _usage, _prices, _weights, _config, _gguf])
        {
            Options.Add(option);
        }

        _format = new(this, [.. Formats.Keys], "How to write the answer: lines to read, JSON, or Markdown for a pull request.");
        _model.CompletionSources.Add([.. Models.ShortNames]);
        _engine.CompletionSources.Add([.. Engines.KnownIds]);
        _gpu.CompletionSources.Add([.. Accelerators.All.Select(gpu => gpu.Id)]);

        SetAction((parsed, _) => RunAsync(parsed));
    }

    private async Task<int> RunAsync(ParseResult parsed)
    {
        var reader = new SizeReader(
            new()
            {
                Model = parsed.GetValue(_model),
                Engine = parsed.GetValue(_engine),
                Context = parsed.GetValue(_context),
                Users = parsed.GetValue(_users),
                Gpu = parsed.GetValue(_gpu),
                Region = parsed.GetValue(_region),
                Usage = parsed.GetValue(_usage),
                Weights = parsed.GetValue(_weights),
                Config = parsed.GetValue(_config),
                Gguf = parsed.GetValue(_gguf),
            },
            _terminal.Today);
        var question = reader.Read();
        var (prices, problems) = PriceBooks.Open(".", parsed.GetValue(_prices));
        foreach (var problem in problems)
        {
            await _terminal.Error.WriteLineAsync(FindingsText.LineOf(problem));
        }

        if (problems.Any(problem => problem.IsError))
        {
            return ExitCode.BadUsage;
        }

        if (question.Warning is { } warning)
        {
            await _terminal.Error.WriteLineAsync($"warning: {VisibleText.Of(warning)}");
        }

        // Of a model that nobody knows only JSON says anything.
        var format = _format.Of(parsed);
        var report = await SizeReport.OfAsync(question, prices);
        if (question.Forms.Count > 0 || format == Json)
        {
            Formats[format](report, _terminal);
        }

        return report.Choice is null ? ExitCode.CheckFailed : ExitCode.Fine;
    }
}
