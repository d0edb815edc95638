namespace GpuInfra.StackFiles;

/// <summary>The secrets that stand in a file in the open, wherever that is.</summary>
public static class FileSecrets
{
    /// <summary>The secrets of a file, but those that were told already.</summary>
    /// <param name="file">The file.</param>
    /// <param name="told">What the rules said of it.</param>
    public static IEnumerable<Violation> In(StackFile file, IReadOnlyList<Violation> told)
    {
        var places = told.Where(problem => problem.Rule == SecretRules.TextHoldsNoSecret).Select(problem => problem.Path).ToHashSet();
        return file.Config.Entries.Concat(file.Others.Entries).SelectMany(entry => InEntry(entry.Key, entry))
            .Where(violation => !places.Contains(violation.Path))
            .Select(violation => file.Placed(violation));
    }

    internal static IEnumerable<Violation> In(string path, ConfigMap content) => In(new StackFile(path, "", content, []), []);

    private static IEnumerable<Violation> InEntry(string path, ConfigEntry entry) =>
        SecretRules.CheckTextHoldsNoSecret(path, entry.Key).Concat(Within(path, entry.Value));

    private static IEnumerable<Violation> Within(string path, ConfigNode node) => node switch
    {
        ConfigScalar scalar => SecretRules.CheckTextHoldsNoSecret(path, scalar.Text).Concat(SecretRules.CheckTextIsNoMark(path, scalar.Text)),
        ConfigMap map => map.Entries.SelectMany(entry => InEntry(ArgumentPath.Key(path, entry.Key), entry)),
        ConfigSequence list => list.Items.SelectMany((item, index) => InItem(ArgumentPath.Index(path, index), list, index)),
        _ => [],
    };

    private static IEnumerable<Violation> InItem(string path, ConfigSequence list, int index) =>
        index > 0 && (list.Items[index - 1], list.Items[index]) is (ConfigScalar flag, ConfigScalar next)
            ? Within(path, next).Concat(SecretRules.CheckTextHoldsNoSecret(path, flag.Text, next.Text))
            : Within(path, list.Items[index]);
}
