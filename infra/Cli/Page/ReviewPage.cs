using System.Security.Cryptography;

namespace GpuInfra.Cli;

// A review as one HTML document that asks nothing of anybody: no network, no other file, no clock.
public static class ReviewPage
{
    // No stack has a part of these names.
    private const string Main = "page/review";
    private const string PanelId = "page/panel";

    // Writes the page of some stacks; the same for the same reviews, byte for byte. It links to the lines of the stack files where
    // somebody shows them.
    public static string Write(IReadOnlyList<StackReview> reviews, RepositoryView? repository = null)
    {
        var stacks = ReviewedStack.Of(reviews, repository);
        var assets = PageAssets.Read();
        return Markup.Write(Tag.Of(
            "html",
            Tag.With("lang", "en"),
            Head(Title(reviews), assets),
            Tag.Of(
                "body",
                Tag.Of("a", Tag.Class("skip"), Tag.With("href", $"#{Main}"), "Skip to the review"),
                Header(stacks),
                Tag.Of("main", Tag.Id(Main), Tag.With("tabindex", "-1"), stacks.Select(StackSection.Of)),
                Panel(),
                Tag.Of("script", assets.Script))));
    }

    private static string Title(IReadOnlyList<StackReview> reviews) =>
        $"{(reviews.Any(review => review.Diff is not null) ? "Review" : "Plan")} of "
        + string.Join(", ", reviews.Select(review => review.Plan.Project).Distinct(StringComparer.Ordinal));

    private static XElement Head(string title, PageAssets assets) => Tag.Of(
        "head",
        Tag.Of("meta", Tag.With("charset", "utf-8")),
        Tag.Of("meta", Tag.With("http-equiv", "Content-Security-Policy"), Tag.With("content", assets.Policy)),
        Tag.Of("meta", Tag.With("name", "viewport"), Tag.With("content", "width=device-width, initial-scale=1")),
        Tag.Of("meta", Tag.With("name", "color-scheme"), Tag.With("content", "light dark")),
        Tag.Of("meta", Tag.With("name", "referrer"), Tag.With("content", "no-referrer")),
        Tag.Of("title", title),
        Tag.Of("style", assets.Style));

    // The script shows first where the most is at risk.
    private static XElement Header(IReadOnlyList<ReviewedStack> stacks)
    {
        var first = stacks.FirstOrDefault(stack => stack.Review.IsBroken)
            ?? stacks.MaxBy(stack => stack.Changes.Select(change => change.Risk).DefaultIfEmpty().Max());
        return Tag.Of(
            "header",
            Tag.Class("top"),
            Tag.Of("h1", Title([.. stacks.Select(stack => stack.Review)])),
            stacks.Count < 2 ? null : Tag.Of(
                "nav",
                Tag.With("aria-label", "Stacks"),
                Tag.Of("ul", Tag.Class("stacks"), stacks.Select(stack => Tab(stack, isFirst: stack == first)))),
            Tag.Of(
                "p",
                Tag.Class("tools"),
                Tag.Button("open", "Expand all"),
                Tag.Button("close", "Collapse all"),
                Tag.Of("output", Tag.Id("page/said"))));
    }

    private static XElement Tab(ReviewedStack stack, bool isFirst) => Tag.Of(
        "li",
        Tag.Link(
            stack.Id,
            isFirst ? Tag.With("data-first", "") : null,
            SummarySection.Gravest(stack.Review) is { } risk ? Tag.Of("span", Tag.Class(RiskMark.Class(risk)), RiskMark.Shape(RiskMark.Level(risk))) : null,
            stack.Name),
        stack.Review.IsBroken ? Tag.Span("tab-count", " cannot be planned")
            : stack.Review.Diff is null ? null : Tag.Span("tab-count", $" {ChangeCount(stack.Changes.Count)}"));

    private static string ChangeCount(int changes) => changes switch
    {
        0 => "no changes",
        1 => "1 change",
        _ => string.Create(CultureInfo.InvariantCulture, $"{changes} changes"),
    };

    // Filled and opened by the script; without it, every link leads to what the panel would show.
    private static XElement Panel() => Tag.Of(
        "dialog",
        Tag.Id(PanelId),
        Tag.With("aria-labelledby", $"{PanelId}/title"),
        Tag.Of(
            "div",
            Tag.Class("panel-head"),
            Tag.Of("h2", Tag.Id($"{PanelId}/title"), Tag.With("tabindex", "-1")),
            Tag.Of("button", Tag.With("type", "button"), Tag.Class("panel-close"), "Close")),
        Tag.Of("div", Tag.Class("panel-body")));
}

// The page's own style and script: the only ones that a browser runs in it.
internal sealed class PageAssets
{
    private PageAssets(string style, string script)
    {
        Style = style;
        Script = script;
    }

    public string Style { get; }

    public string Script { get; }

    public string Policy =>
        $"default-src 'none'; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'; base-uri 'none'; form-action 'none'";

    // What a drawing needs of the style: the colours, and what is said of its parts.
    public string DrawingStyle
    {
        get
        {
            var lines = Style.Split('\n');
            var start = Array.FindIndex(lines, line => line.StartsWith('*'));
            return string.Join('\n', lines[..start].Concat(lines[start..].Where(line => DrawingParts.Exists(part => line.StartsWith(part, StringComparison.Ordinal)))));
        }
    }

    private static List<string> DrawingParts { get; } = [".graph ", ".wire", ".tip"];

    public static PageAssets Read() => new(Read("page.css"), Read("page.js"));

    private static string Read(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        // A browser hashes the text as it reads it, with line feeds alone.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
