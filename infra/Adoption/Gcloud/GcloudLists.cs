using System.Collections.Immutable;
using System.Globalization;

namespace GpuInfra.Adoption;

// Flags that take lists and maps, given once or several times.
internal static class GcloudLists
{
    public static SourceValue? ToList(GcloudContext context, string path, IEnumerable<GcloudSetting> settings, Func<string, string>? convert = null)
    {
        var all = settings.ToList();
        var without = all.SelectMany(static setting => setting.Without).ToHashSet();
        if (all.Count == 0)
        {
            return null;
        }

        var texts = all.Select(setting => (Text: context.Settle(setting.Value!), setting.Origin)).ToList();
        if (texts.Find(static one => one.Text.Length == 1 && !one.Text.IsKnown) is { Text: { } whole } unknown)
        {
            return context.ToValue(path, whole, unknown.Origin);
        }

        var items = texts.SelectMany(one => GcloudContext.Items(one.Text).Select(item => (Text: item, one.Origin))).Where(item => !without.Contains(item.Text.Value))
            .Select((item, index) => context.ToValue(string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), item.Text, item.Origin, convert)).ToImmutableArray();
        return items.IsEmpty ? null : new SourceList(items, context.PlaceOf(texts[0].Text, all[0].Origin));
    }

    public static SourceMap? ToMap(GcloudContext context, string path, IEnumerable<GcloudSetting> settings)
    {
        var entries = new OrderedDictionary<string, SourceEntry>();
        foreach (var setting in settings)
        {
            foreach (var (key, value) in context.Entries(setting))
            {
                var name = context.Show(key);
                entries[name] = new SourceEntry(name, context.ToValue($"{path}[{name}]", value, setting.Origin), context.PlaceOf(key, setting.Origin));
            }
        }

        return entries.Count == 0 ? null : new SourceMap([.. entries.Values], entries.GetAt(0).Value.Place);
    }
}
