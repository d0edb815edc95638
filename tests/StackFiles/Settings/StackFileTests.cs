namespace GpuInfra.StackFiles.Tests;

public class StackFileTests
{
    private const string Name = "Pulumi.dev.yaml";

    [Theory]
    [InlineData("Pulumi.dev.yaml", "dev")]
    [InlineData("Pulumi.eu.prod.yml", "eu.prod")]
    [InlineData("infra/stacks/Pulumi.dev.yaml", "dev")]
    public void Parse_NameOfAStackFile_NamesTheStack(string name, string stack)
    {
        var file = StackFile.Parse("config: {}", name);

        Assert.Equal((name, stack), (file.Path, file.Stack));
        Assert.Empty(file.Problems);
    }

    [Theory]
    [InlineData("Pulumi.yaml")]
    [InlineData("Pulumi.dev.json")]
    [InlineData("dev.yaml")]
    public void Parse_OtherName_IsRefused(string name) =>
        Assert.Equal(
            [$"{name}: is not the name of a stack file. Name it Pulumi.<stack>.yaml."],
            StackFile.Parse("config: {}", name).Problems.Select(p => p.ToString()));

    [Theory]
    [InlineData("")]
    [InlineData("# nothing here\n")]
    [InlineData("---\n")]
    [InlineData("config:\n")]
    [InlineData("config: {}\n")]
    [InlineData("secretsprovider: gcpkms://k\nencryptedkey: a\nencryptionsalt: b\nenvironment: [c]\nx-own: 1")]
    public void Parse_NoConfig_IsEmpty(string text)
    {
        var file = StackFile.Parse(text, Name);

        Assert.Empty(file.Problems);
        Assert.Empty(file.Config.Entries);
    }

    [Theory]
    [InlineData("config:\r\n  gcp:project: a\r\n  gcp:region: b\r\n")]
    [InlineData("\uFEFFconfig:\n  gcp:project: a\n  gcp:region: b\n")]
    [InlineData("%YAML 1.2\n---\nconfig: {gcp:project: a, 'gcp:region': \"b\"}\n...\n")]
    [InlineData("{\n\t\"config\": {\n\t\t\"gcp:project\": \"a\",\n\t\t\"gcp:region\": \"b\"\n\t}\n}")]
    [InlineData("x-a: &a\n  gcp:project: z\n  gcp:region: b\nconfig:\n  <<: *a\n  gcp:project: a\n")]
    public void Parse_FormsOfOneFile_SayTheSame(string text)
    {
        var file = StackFile.Parse(text, Name);

        Assert.Empty(file.Problems);
        Assert.Equal(
            [new("gcp:project", "a"), new("gcp:region", "b")],
            file.ConfigTexts.OrderBy(c => c.Key, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("config: 3", "1:9: config: is 3, but must be a map. Write 'config:', and below it 'gcp:project: my-project'.")]
    [InlineData("[a]", "1:1: is a list, but must be a map. Write 'config:', and below it 'gcp:project: my-project'.")]
    [InlineData("x", "1:1: is the text 'x', but must be a map. Write 'config:', and below it 'gcp:project: my-project'.")]
    [InlineData("confg:\n  a: 1", "1:1: confg: is not a key of a stack file. Did you mean 'config'?")]
    [InlineData("other: 1", "1:1: other: is not a key of a stack file. The known keys are: config, secretsprovider, encryptedkey, encryptionsalt, environment.")]
    [InlineData("gpuinfra:services: {}", "1:1: gpuinfra:services: is not a key of a stack file. Move it below 'config:'.")]
    [InlineData("config: {}\n---\nconfig: {}", "2:1: begins a second document, which Pulumi does not read. Remove it, or the line '---' above it.")]
    [InlineData("config: {a:b:c: 1}", "1:10: a:b:c: is not a configuration key. Write a namespace, a colon and a name.")]
    [InlineData("config: {gpuinfra:servces: 1}", "1:10: gpuinfra:servces: is not a known key. Did you mean 'gpuinfra:services'?")]
    [InlineData("config:\n  platform: {}\n  gpuinfra:platform: {}", "3:3: gpuinfra:platform: says again what the key in line 2 says. Keep one of the two.")]
    [InlineData("config:\n  aws:a: 1\n  aws:a: 2", "3:3: aws:a: is given twice; the first is in line 2. Keep one of the two.")]
    [InlineData("config:\n  ? [a]\n  : 1", "2:5: config: has a key that is not a text. Use texts as keys.")]
    [InlineData("config:\n  : 1", "2:4: config: has a key that is not a text. Use texts as keys.")]
    [InlineData("config: {}\0a", "holds a NUL character, where YAML ends. Save it as a text without it.")]
    public void Parse_WrongForm_IsRefused(string text, string expected) => AssertProblem(text, expected);

    [Theory]
    [InlineData("config:\n\tgcp:project: 1", "2:1: has a tab where YAML wants spaces. Indent with spaces.")]
    [InlineData("config:\n  a:b:\n  \tc: 1", "3:3: has a tab where YAML wants spaces. Indent with spaces.")]
    [InlineData("config:\n  a: 'x\n", "2:6: opens a quote that is never closed. Close the quote.")]
    [InlineData("config:\n  a: b: c", "2:7: has two ': ' in one line. Put the value in quotes, or begin a new line after the first.")]
    [InlineData("config:\n  a: 1\n b: 2", "3:2: is indented with 1 space, but the keys above it with 2. Indent it with 2 spaces.")]
    [InlineData("- a\nb: c", "2:1: does not line up with the list above it. Indent it like the list, or like the key that it belongs to.")]
    [InlineData("config: {a: [1}", "1:13: opens a bracket that is never closed. Close the bracket, and separate with commas.")]
    [InlineData("config: {a: [1, , 2]}", "1:17: has no value where one must be. Write a value, or remove the comma or the bracket.")]
    [InlineData("config:\n  a: @x", "2:6: begins with a character that YAML reserves. Put the value in quotes.")]
    [InlineData("config:\n  a: |\n  x", "3:3: is a line without a key and a ':'. Write 'key: value'; indent a text of several lines more than its key.")]
    [InlineData("config: \"\\q\"", "1:9: has a backslash in double quotes that begins no escape of YAML. Put the value in single quotes, or write two backslashes.")]
    [InlineData("config: {a: 1}\nb", "2:1: is a line without a key and a ':'. Write 'key: value'; indent a text of several lines more than its key.")]
    [InlineData("  config: {}\nb: 1", "2:1: does not belong to what is above it. Indent it like the keys above it, or separate it from them with ': ' or a comma.")]
    [InlineData("config:\n  a: [gcp\n  b:\n    - ", "2:6: opens a bracket that is never closed. Close the bracket, and separate with commas.")]
    [InlineData("config: !![ a", "1:7: is not YAML from here on. Close the bracket that is open here, or remove the tag that follows.")]
    public void Parse_NotYaml_IsRefused(string text, string expected) => AssertProblem(text, expected);

    [Fact]
    public void Parse_TextThatTheParserCannotPairUp_IsRefused() =>
        AssertProblem("?  : v", "1:5: has a key that is not a text. Use texts as keys.");

    [Fact]
    public void Parse_KeyOfTheProjectWithoutItsNamespace_IsTheSameKey()
    {
        var file = StackFile.Parse("config:\n  platform: {}\n  gpuinfra:config:services: {}", Name);

        Assert.Empty(file.Problems);
        Assert.Equal(["gpuinfra:platform", "gpuinfra:services"], file.Config.Entries.Select(e => e.Key));
    }

    [Fact]
    public void ConfigTexts_EveryKindOfValue_AreWhatPulumiHandsToAProgram()
    {
        var file = StackFile.Parse(
            """
            config:
              a:text: x
              a:number: 0x10
              a:truth: True
              a:nothing:
              a:secret: {secure: v1:abc}
              a:object: {b: [1, 2.5, True, ~, "3"], <<: {c: {secure: v1:abc}}, d: "é\"<"}
            """,
            Name);

        Assert.Empty(file.Problems);
        Assert.Equal(
            [
                new("a:text", "x"),
                new("a:number", "16"),
                new("a:truth", "true"),
                new("a:nothing", "null"),
                new("a:secret", "[secret]"),
                new("a:object", """{"b":[1,2.5,true,null,"3"],"d":"é\"<","c":"[secret]"}"""),
            ],
            file.ConfigTexts);
    }

    [Fact]
    public void Read_FileThatDoesNotExist_SaysSo() =>
        Assert.Equal(
            ["nowhere/Pulumi.dev.yaml: does not exist. Name a stack that has a file, or make it with 'pulumi stack init'."],
            StackFile.Read("nowhere/Pulumi.dev.yaml").Problems.Select(p => p.ToString()));

    [Fact]
    public void Find_FolderOfAProject_ListsItsStackFilesSorted()
    {
        var root = Directory.CreateTempSubdirectory().FullName;
        foreach (var name in (string[])["Pulumi.yaml", "Pulumi.prod.yaml", "Pulumi.dev.yml", "Pulumi.a.json", "other.yaml"])
        {
            File.WriteAllText(Path.Combine(root, name), "config: {}");
        }

        var found = StackFile.Find(root);
        var first = StackFile.Read(found[0]);
        Directory.Delete(root, recursive: true);

        Assert.Equal(["Pulumi.dev.yml", "Pulumi.prod.yaml"], found.Select(Path.GetFileName));
        Assert.Equal("dev", first.Stack);
        Assert.Empty(first.Problems);
    }

    [Fact]
    public void Read_NotUtf8_SaysSo()
    {
        var root = Directory.CreateTempSubdirectory().FullName;
        var path = Path.Combine(root, "Pulumi.dev.yaml");
        File.WriteAllBytes(path, [0xC3, 0x28]);

        var problems = StackFile.Read(path).Problems;
        Directory.Delete(root, recursive: true);

        Assert.Equal([$"{path}: is not UTF-8 text. Save it as UTF-8."], problems.Select(p => p.ToString()));
    }

    private static void AssertProblem(string text, string expected) =>
        Assert.Equal(
            [char.IsAsciiDigit(expected[0]) ? $"{Name}:{expected}" : $"{Name}: {expected}"],
            StackFile.Parse(text, Name).Problems.Select(p => p.ToString()));
}
