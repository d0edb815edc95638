namespace GpuInfra.StackFiles.Tests;

/// <summary>What Pulumi.yaml says for all stacks, and how it goes under what each says itself.</summary>
public sealed class ProjectConfigTests
{
    private const string Stack = "Pulumi.prod.yaml";
    private const string Foreign =
        "is not in the namespace of the project, gpuinfra, so that Pulumi wants a 'value' and takes no 'type' and no 'default'. "
        + "Give it a 'value' alone.";

    [Theory]
    [InlineData("gcp:project: acme-prod", "gcp:project", "acme-prod")]
    [InlineData("gcp:project: {value: acme-prod}", "gcp:project", "acme-prod")]
    [InlineData("gpuinfra:services: {value: {chat: {cpu: 8}}}", "gpuinfra:services", "{\"chat\":{\"cpu\":8}}")]
    [InlineData("gpuinfra:services: {default: {}, type: object}", "gpuinfra:services", "{}")]
    [InlineData("services: {default: {}}", "gpuinfra:services", "{}")]
    [InlineData("gpuinfra:services: '{\"chat\": {}}'", "gpuinfra:services", "{\"chat\":{}}")]
    [InlineData("aws:zones: [a, b]", "aws:zones", "[\"a\",\"b\"]")]
    [InlineData("aws:number: 3", "aws:number", "3")]
    public void Parse_ValueOfTheProject_HoldsWhereTheStackSaysNothing(string config, string key, string text)
    {
        var project = Project(config);

        Assert.Empty(project.Problems);
        Assert.Equal(text, Read("", project).ConfigTexts[key]);
    }

    [Fact]
    public void Parse_ValueOfTheStack_HoldsWholly()
    {
        var file = Read("gpuinfra:services: {voice: {}}", Project("gpuinfra:services: {value: {chat: {cpu: 8}}}"));

        Assert.Equal("{\"voice\":{}}", file.ConfigTexts["gpuinfra:services"]);
    }

    [Theory]
    [InlineData("gpuinfra:services: {chat: {}}", "is a map with the key 'chat', where Pulumi wants a declaration. Write 'value:' below 'gpuinfra:services:', and the map below that.")]
    [InlineData("gpuinfra:services: {value: {}, default: {}}", "has both a 'value' and a 'default'. Keep one of the two.")]
    [InlineData("gcp:region: {default: europe-west4}", Foreign)]
    [InlineData("gcp:region: {type: string, value: europe-west4}", Foreign)]
    [InlineData("gcp:region: {description: Where.}", Foreign)]
    [InlineData("gcp:region: 1.5", "is 1.5, which Pulumi does not take here. Write it below 'value:'.")]
    [InlineData("gcp:region:", "is nothing, which Pulumi does not take here. Write it below 'value:'.")]
    [InlineData("gpuinfra:services.chat.cpu: 8", "is a path into a value, which only 'pulumi config' takes. Write all of 'gpuinfra:services' in one place.")]
    [InlineData("a:b:c: x", "is not a configuration key. Write a namespace, a colon and a name.")]
    [InlineData("gcp:region: {value: europe-west4, secret: true}", "is declared secret, but must be readable. Remove 'secret: true'.")]
    [InlineData("gcp:region: {secure: v1:abc}", "is encrypted in the project's file. Put it into the stack files, where Pulumi takes encrypted values.")]
    public void Parse_WhatPulumiRefuses_IsRefused(string config, string problem) =>
        Assert.Equal(
            [$"Pulumi.yaml:4:3: {config.Split(": ")[0].TrimEnd(':')}: {problem}"],
            Project(config).Problems.Select(each => each.ToString()));

    [Fact]
    public void Parse_DeclarationWithoutAValue_MustBeGivenByTheStack()
    {
        var project = Project("gpuinfra:services: {type: object}");

        Assert.Empty(project.Problems);
        Assert.Empty(Read("gpuinfra:services: {}", project).Problems);
        Assert.Equal(
            [
                "Pulumi.yaml:4:3: gpuinfra:services: is declared for every stack, but this one gives it no value. "
                + "Give it a value in the stack file, or a 'default' there.",
            ],
            Read("", project).Problems.Select(problem => problem.ToString()));
    }

    [Theory]
    [InlineData("{type: string, default: {}}", "is a map, but this file declares the type 'string', so that Pulumi refuses it. Declare 'type: object' there, or write a value of the type 'string' here.")]
    [InlineData("{type: string, default: 3}", "is 3, but this file declares the type 'string', so that Pulumi refuses it. Declare 'type: integer' there, or write a value of the type 'string' here.")]
    [InlineData("{type: array, items: {type: string}, default: [1]}", "is a list with other items, but this file declares the type 'array<string>', so that Pulumi refuses it. Declare 'type: array' there, or write a value of the type 'array<string>' here.")]
    [InlineData("{type: string, value: 1.5}", "is 1.5, but this file declares the type 'string', so that Pulumi refuses it. Write it in quotes: \"1.5\".")]
    [InlineData("{type: string, value: 1e3}", "is 1e3, but this file declares the type 'string', so that Pulumi refuses it. Write it in quotes: \"1e3\".")]
    [InlineData("{type: string, default: .5}", "is .5, but this file declares the type 'string', so that Pulumi refuses it. Write it in quotes: \".5\".")]
    [InlineData("{type: integer, value: many}", "is the text 'many', but this file declares the type 'integer', so that Pulumi refuses it. Declare 'type: string' there, or write a value of the type 'integer' here.")]
    [InlineData("{type: array}", "is declared as an array without a type of its 'items'. Write 'items: {type: string}' beside 'type: array'.")]
    [InlineData("{type: array, items: {type: array}}", "is declared as an array without a type of its 'items'. Write 'items: {type: string}' beside 'type: array'.")]
    [InlineData("{type: map}", "is declared with the type 'map', which Pulumi does not know. Write 'type: object'; Pulumi's types are string, integer, boolean, array, object.")]
    [InlineData("{type: array, items: {type: strng}}", "is declared with the type 'strng', which Pulumi does not know. Write 'type: string'; Pulumi's types are string, integer, boolean, array, object.")]
    [InlineData("{type: }", "is declared with the type nothing, which Pulumi does not know. Write 'type: object'; Pulumi's types are string, integer, boolean, array, object.")]
    public void Parse_TypeThatPulumiRefuses_IsRefused(string declaration, string problem) =>
        Assert.Equal(
            [$"Pulumi.yaml:4:3: services: {problem}"],
            Project($"services: {declaration}").Problems.Select(each => each.ToString()));

    [Theory]
    [InlineData("string", "{chat: {}}", "a map", "object")]
    [InlineData("array, items: {type: string}", "{chat: {}}", "a map", "object")]
    [InlineData("integer", "[1]", "a list", "array")]
    [InlineData("object", "'{}'", "the text '{}'", "string")]
    [InlineData("integer", "1.5", "1.5", "string")]
    [InlineData("boolean", "1", "1", "integer")]
    public void Parse_ValueOfAnotherTypeThanDeclared_IsRefusedInTheStack(string type, string value, string said, string meant)
    {
        var declared = type.StartsWith("array", StringComparison.Ordinal) ? "array<string>" : type;

        Assert.Equal(
            [
                $"{Stack}:2:3: gpuinfra:services: is {said}, but Pulumi.yaml in line 4 declares the type '{declared}', so that Pulumi refuses it. "
                + $"Declare 'type: {meant}' there, or write a value of the type '{declared}' here.",
            ],
            Read($"services: {value}", Project($"services: {{type: {type}}}")).Problems.Select(problem => problem.ToString()));
    }

    // Of what is no map and no list, Pulumi makes a text first.
    [Theory]
    [InlineData("object", "{chat: {}}")]
    [InlineData("string", "3")]
    [InlineData("string", "'{}'")]
    [InlineData("integer", "'3'")]
    [InlineData("integer", "010")]
    [InlineData("boolean", "'true'")]
    [InlineData("boolean", "True")]
    [InlineData("array, items: {type: integer}", "[1, 2.0, '3']")]
    [InlineData("array, items: {type: array, items: {type: object}}", "[[{}], []]")]
    [InlineData("string", "{secure: v1:abc}")]
    public void Parse_ValueOfTheDeclaredType_IsTaken(string type, string value)
    {
        var project = Project($"other: {{type: {type}}}");

        Assert.DoesNotContain(Read($"other: {value}", project).Problems, problem => problem.Rule.Name == "ValueHasType");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{type: object}")]
    public void Of_KeyThatTheProjectDeclaresAndNobodySays_IsToldOnce(string declaration)
    {
        var file = Read("gcp:project: acme-prod\n  gcp:region: europe-west4", Project($"services: {declaration}"));

        Assert.Equal(["Pulumi.yaml:4:3"], StackCheck.Of(file).Problems.Select(problem => $"{problem.Place.File}:{problem.Place.Line}:{problem.Place.Column}"));
    }

    [Fact]
    public void Of_MistakesInTheProjectsFile_StandWhereTheyAreWritten()
    {
        var project = Project("gcp:regoin: {value: europe-west4}\n  gpuinfra:services:\n    value:\n      chat:\n        cpu: 3\n        cpus: 4");
        var file = Read("gcp:project: acme-prod\n  gcp:region: europe-west4\n  gpuinfra:platform: {protcet: true}", project);

        Assert.Equal(
            [
                (Stack, 4, "gpuinfra:platform.protcet"), ("Pulumi.yaml", 4, "gcp:regoin"), ("Pulumi.yaml", 9, "gpuinfra:services.chat.cpus"),
            ],
            StackCheck.Of(file).Errors.Where(error => error.Rule.Name == "KeyIsKnown").Select(error => (error.Place.File, error.Place.Line, error.Path)));
    }

    [Fact]
    public void Of_SettingThatTheProjectsFileSaysWrongly_IsNotMissing()
    {
        var project = Project("gpuinfra:services: {chat: {}}");

        Assert.Single(project.Problems);
        Assert.Empty(StackCheck.Of(Read("gcp:project: acme-prod\n  gcp:region: europe-west4", project)).Problems);
    }

    [Fact]
    public void Parse_FolderOfStackFiles_IsReadInBothForms()
    {
        Assert.Equal("stacks", ProjectFile.Parse("name: a\nstackConfigDir: stacks", "Pulumi.yaml").StackFolder);
        Assert.Equal("stacks", ProjectFile.Parse("name: a\nconfig: stacks", "Pulumi.yaml").StackFolder);
        Assert.Equal(
            ["Pulumi.yaml:2:9: config: says where the stack files are, as 'stackConfigDir' does. Remove it."],
            ProjectFile.Parse("name: a\nconfig: stacks\nstackConfigDir: b", "Pulumi.yaml").Problems.Select(problem => problem.ToString()));
    }

    private static ProjectFile Project(string config) =>
        ProjectFile.Parse($"name: gpuinfra\nruntime: dotnet\nconfig:\n  {config}\n", "Pulumi.yaml");

    private static StackFile Read(string config, ProjectFile project) =>
        StackFile.Parse($"config:\n  {config}\n", Stack, StackCheck.OwnKeys, project);
}
