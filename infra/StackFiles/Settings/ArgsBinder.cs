namespace GpuInfra.StackFiles;

/// <summary>Makes the arguments of a component from what a stack file says.</summary>
public static class ArgsBinder
{
    /// <summary>Binds a value to a class of arguments, or to a text.</summary>
    /// <typeparam name="T">A class of arguments, or <see cref="string"/>.</typeparam>
    /// <param name="file">The file that the value stands in.</param>
    /// <param name="key">The configuration key of the value, such as <c>gpuinfra:platform</c>.</param>
    public static Bound<T> Bind<T>(StackFile file, string key)
        where T : class
    {
        var problems = new ProblemList(file.Path);
        problems.AddRange(file.Problems);
        return problems.Bind(Bind<T>(file, key, FormOf(typeof(T)), problems));
    }

    internal static T? Bind<T>(StackFile file, string key, ValueForm form, ProblemList problems)
        where T : class
    {
        var entry = file.Config.Find(key) ?? new ConfigEntry(key, file.ConfigMark, ConfigMap.Empty);
        return (T?)Binding.For(form).Bind(ConfigSlot.Of(entry, ConfigPath.Config), problems);
    }

    private static ValueForm FormOf(Type type) => type == typeof(string) ? ValueForm.Text : new ArgsForm(type);
}
