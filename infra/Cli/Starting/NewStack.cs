namespace GpuInfra.Cli;

// The stack file of a new environment with one service, as the rules want it.
internal sealed class NewStack
{
    private const string Services = "  gpuinfra:services:";
    private const int MostNear = 3;

    private NewStack(string text, StackCheck check) => (Text, Check) = (text, check);

    public string Text { get; }

    public StackCheck Check { get; }

    // Complete answers make a stack; the file is sound where the check finds no error.
    public static async Task<NewStack> OfAsync(string fileName, StartAnswers answers, DateOnly today)
    {
        var sized = await SizeAsync(answers, today);
        var first = Of(fileName, Lines(answers, sized, null));
        return answers.Digest is not { } digest ? first : Of(fileName, Lines(answers, sized, Pinned(first.Check, digest)));
    }

    private static NewStack Of(string fileName, IReadOnlyList<string> lines)
    {
        var text = string.Join('\n', lines) + "\n";
        return new(text, StackCheck.Of(StackFile.Parse(text, fileName)));
    }

    private static async Task<Sized> SizeAsync(StartAnswers answers, DateOnly today)
    {
        var reader = new SizeReader(new() { Model = answers.Model, Engine = answers.Engine }, today);
        var question = reader.Read();
        if (question.Forms.Count == 0)
        {
            var near = Wording.NearestFirst(Models.ShortNames, question.Model.Split('/')[^1]).Take(MostNear);
            throw new StartMistakeException(
                StartAnswers.ModelFlag,
                $"Nothing is known of the model '{question.Model}'. Near to it are {string.Join(", ", near)}. Name one with {StartAnswers.ModelFlag}; "
                    + $"'gpuinfra size --model {question.Model} --weights 16Gi' prints the lines for one of another size.");
        }

        // The region decides which GPUs there are.
        var gpus = Accelerators.All.Where(gpu => gpu.Regions.Any(region => region.Region == answers.Region)).ToList();
        var report = await SizeReport.OfAsync(gpus.Count == 0 ? question : question with { Gpus = gpus, Region = answers.Region! }, PriceBook.List);
        var choice = report.All.FirstOrDefault(sized => sized.Fits && !sized.Form.LacksFile);
        return choice ?? throw new StartMistakeException(
            StartAnswers.ModelFlag,
            $"No GPU of {answers.Region} serves {question.Model} as it is. 'gpuinfra size --model {question.Model}' says why, and what does.");
    }

    private static IReadOnlyList<string> Lines(StartAnswers answers, Sized sized, string? image)
    {
        var isProd = answers.Audience == StartAnswers.Prod;
        var served = sized.Lines.SkipWhile(line => line != Services).Skip(1)
            .Where(line => !line.StartsWith("      maxInstances:", StringComparison.Ordinal))
            .SelectMany(line => line.StartsWith("      model:", StringComparison.Ordinal) ? [line, .. Pins(answers.Revision, image)] : (string[])[line]);
        return
        [
            "# 'gpuinfra explain KEY' tells of each key, and 'gpuinfra check' what is wrong.",
            "config:",
            "  pulumi:disable-default-providers: [gcp]",
            $"  gcp:project: {SizeSettings.Scalar(answers.Project!)}",
            $"  gcp:region: {SizeSettings.Scalar(answers.Region!)}",
            "  gpuinfra:platform:",
            .. isProd
                ? (string[])["    # Protected, as nothing is said: what is here can not be destroyed by mistake.", "    models:", "      softDeleteDays: 30"]
                : ["    # Easy to throw away: 'pulumi destroy' takes everything, the models too.", "    protect: false"],
            Services,
            .. served,
            .. isProd
                ? (string[])["      # One instance answers at once; each costs while it waits, too.", "      minInstances: 1", "      maxInstances: 3"]
                : ["      maxInstances: 1", "      deletionProtection: false"],
            "      # Nobody may call it until somebody is named:",
            "      # invokers:",
            "      #   - group:inference-users@example.com",
        ];
    }

    private static IEnumerable<string> Pins(string? revision, string? image) =>
    [
        .. revision is null ? Array.Empty<string>() : [$"      revision: {SizeSettings.Scalar(revision)}"],
        .. image is null ? Array.Empty<string>() : [$"      image: {SizeSettings.Scalar(image)}"],
    ];

    // The same image, by what it is in place of what it is called.
    private static string Pinned(StackCheck check, string digest)
    {
        var image = SizeSettings.SpecOf(check).Service.Serving.Image.Split('@')[0];
        var colon = image.LastIndexOf(':');
        return $"{(colon > image.LastIndexOf('/') ? image[..colon] : image)}@{digest}";
    }
}

// An answer with which no environment can begin, and which one it is.
internal sealed class StartMistakeException(string flag, string message) : Exception(message)
{
    public string Flag => flag;
}
