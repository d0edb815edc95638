namespace GpuInfra.Cli;

// What is lost: data first, then whatever is deleted or made anew, and what cannot be done at all.
internal static class LossAnswer
{
    private const string Question = "What is lost?";
    private const int Most = 3;

    public static Answer Of(ReviewedStack stack)
    {
        if (stack.Review.Diff is not { } diff)
        {
            return new(Question, "Nothing: this is a plan.") { Points = [Answer.Point(null, "It is compared with nothing that exists.")] };
        }

        List<ResourceChange> losses = [.. diff.Changes.Where(change => change.Risk >= Risk.Destruction).OrderByDescending(change => change.Risk)];
        List<Concern> concerns = [.. diff.Concerns.Where(concern => concern.Risk >= Risk.Destruction)];
        List<XElement> points =
        [
            .. diff.Steered.Select(steered => Answer.Point(Risk.Traffic, steered)),
            .. Answer.PointsOf(stack, losses, Most),
            .. concerns.Select(concern => Answer.Point(concern.Risk, concern.Words)),
        ];
        var isQuiet = losses.Count + points.Count == 0;
        return new(Question, Reply(losses, !isQuiet))
        {
            Risk = losses.Select(change => (Risk?)change.Risk).Concat(concerns.Select(concern => (Risk?)concern.Risk))
                .Concat(diff.Steered.Select(_ => (Risk?)Risk.Traffic)).Max(),
            Points = isQuiet ? [Answer.Point(null, "No resource is deleted or made anew.")] : points,
        };
    }

    private static string Reply(List<ResourceChange> losses, bool hasPoints)
    {
        var data = Names(losses, change => change.Risk == Risk.DataLoss || change.RiskIfForced == Risk.DataLoss);
        List<ResourceChange> others = [.. losses.Where(change => change.Risk is Risk.Traffic or Risk.Destruction && change.Kind != ChangeKind.Update)];
        return data.Count > 0 ? $"The data in {Answer.Names(data, 2)}"
                + (others.Count > 0 ? $", and {Quantity.Of(others.Count, "other resource")} {Happens(others)}." : ".")
            : others is [var only] ? $"No data, but {only.Name} is {ChangeWords.Word(only.Kind)}."
            : others.Count > 0 ? $"No data, but {others.Count} resources are {Happens(others)}."
            : losses.Count > 0 ? "Nothing by itself, but see:"
            : hasPoints ? "No resource, but see:"
            : "Nothing.";
    }

    private static string Happens(List<ResourceChange> losses) =>
        losses.Select(change => change.Kind).Distinct().ToList() is [var kind] ? ChangeWords.Word(kind) : "deleted or replaced";

    private static List<string> Names(List<ResourceChange> losses, Func<ResourceChange, bool> isMeant) =>
        [.. losses.Where(isMeant).Select(change => change.Name).Distinct()];
}
