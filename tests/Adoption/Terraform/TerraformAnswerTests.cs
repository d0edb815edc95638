using System.Text.Json;

namespace GpuInfra.Adoption.Tests;

public sealed class TerraformAnswerTests
{
    public static TheoryData<string> Cases =>
        [.. AdoptionCase.Names.Where(name => AdoptionCase.Read(name).Form.StartsWith("terraform", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void WhatCannotBeCarriedIsNamedAndNothingElse(string name)
    {
        var one = AdoptionCase.Read(name);

        var read = SourceReaders.Read(one.Files)!;
        var named = read.NotCarried;

        // A property that is stated and has no key is named by whoever writes the stack file.
        var stated = read.Services.SelectMany(service => SourceLeaves.Of(service.Properties)).Select(leaf => leaf.Path).ToHashSet();

        Assert.Equal(
            one.Answer.GetProperty("notCarried").EnumerateArray().Select(left => left.GetProperty("what").GetString()!).Where(what => !stated.Contains(what)).Order(StringComparer.Ordinal),
            named.Select(left => left.What).Order(StringComparer.Ordinal));
        Assert.All(named, left => Assert.Contains(one.Files, file => file.File == left.Place.File));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryPlaceIsOneOfTheFiles(string name)
    {
        var one = AdoptionCase.Read(name);
        var read = SourceReaders.Read(one.Files)!;

        var places = read.Services.Concat(read.Beside).SelectMany(resource => SourceLeaves.Of(resource.Properties)).Select(leaf => leaf.Value.Place)
            .Concat(read.Questions.Select(question => question.Place)).Concat(read.Problems.Select(problem => problem.Place)).ToList();

        Assert.NotEmpty(places);
        Assert.All(places, place => Assert.InRange(
            place.Line, 1, one.Files.Single(file => file.File == place.File).Text.Count(letter => letter == '\n') + 1));
    }

    [Fact]
    public void AValueNobodyDeclaresIsReportedAtItsPlace()
    {
        var problem = Assert.Single(SourceReaders.Read(AdoptionCase.Read("29-module-and-typo.answer.json").Files)!.Problems);

        Assert.Equal(SourceProblemKind.Unknown, problem.Kind);
        Assert.Equal("29-module-and-typo.tfvars:3:1", problem.Place.ToString());
        Assert.Equal(
            "variables: cloud_run_configs is declared by no variable (cloud_run_config is): Terraform warns and goes on without it Rename it to cloud_run_config.",
            $"{problem.Path} {problem.Problem} {problem.Fix}");
    }

    [Fact]
    public void WhatTheMisnamedValueMeantIsAsked()
    {
        var one = AdoptionCase.Read("29-module-and-typo.answer.json");
        var stated = StatedTexts.Of(SourceReaders.Read(one.Files)!);

        var asked = SourceReaders.Read(one.Files)!.Questions.Where(question => question.Ask.Contains("cloud_run_configs", StringComparison.Ordinal))
            .ToDictionary(question => question.Path, question => question.Default);

        var meant = one.Answer.GetProperty("meant").EnumerateObject().Where(meant => !stated.ContainsKey(meant.Name)).ToList();
        Assert.Equal(5, meant.Count);
        Assert.All(meant, meant => Assert.Equal(meant.Value.ToString(), asked[meant.Name], ignoreCase: true));
    }

    [Fact]
    public void ASecretAmongTheVariablesOfAPlanIsReportedAndNotShown()
    {
        var read = SourceReaders.Read(AdoptionCase.Read("33-plan-update.answer.json").Files)!;

        Assert.Contains(read.Problems, problem => problem.Kind == SourceProblemKind.Exposed && problem.Path == "variables.hf_token");
        Assert.DoesNotContain("hf_EXAMPLE", JsonSerializer.Serialize(StatedTexts.Of(read)) + string.Join('\n', read.Problems) + string.Join('\n', read.Questions), StringComparison.Ordinal);
    }

    // A number of tokens is no token, and where the secret lies is no secret.
    [Theory]
    [InlineData("max_tokens", "\"4096\"", false)]
    [InlineData("hf_token_secret_id", "\"hf-token\"", false)]
    [InlineData("ngcApiKey", "\"nvapi-EXAMPLE\"", true)]
    [InlineData("db_password", "\"\"", false)]
    public void AVariableOfAPlan_IsASecretByItsName(string name, string value, bool isSecret)
    {
        var one = AdoptionCase.Read("33-plan-update.answer.json").Files[0];
        Assert.Contains("\"hf_token\": {", one.Text, StringComparison.Ordinal);

        var read = SourceReaders.Read([one with { Text = one.Text.Replace("\"hf_token\": {", $"\"{name}\": {{\"value\": {value}}}, \"other\": {{", StringComparison.Ordinal) }])!;

        Assert.Equal(isSecret, read.Problems.Any(problem => problem.Kind == SourceProblemKind.Exposed));
    }

    [Theory]
    [InlineData("output \"url\" { value = 1 }", "output", "every stack has the addresses of its services among its outputs")]
    [InlineData("moved {\n  from = a.b\n  to = a.c\n}", "moved", "of Terraform alone")]
    public void ABlockThatSaysNothingOfAResource_IsNamed(string block, string what, string reason)
    {
        var read = SourceReaders.Read([new("main.tf", $"resource \"google_cloud_run_v2_service\" \"a\" {{ name = \"a\" }}\n{block}\n")])!;

        Assert.Contains(read.NotCarried, one => (one.What, one.Reason, one.Place.Line >= 2) == (what, reason, true));
        Assert.Empty(read.Problems);
    }

    [Fact]
    public void ABlockThatTerraformHasNot_IsReported()
    {
        var read = SourceReaders.Read([new("main.tf", "resource \"google_cloud_run_v2_service\" \"a\" { name = \"a\" }\nresourse \"x\" \"y\" {}\n")])!;

        Assert.Equal(
            (SourceProblemKind.Unknown, "resourse", "is no block of Terraform, which refuses the whole file", "Did you mean resource?", "main.tf:2:1"),
            read.Problems.Select(one => (one.Kind, one.Path, one.Problem, one.Fix, one.Place.ToString())).Single());
    }

    [Fact]
    public void WhatRanBeforeAPlanIsSaidInItsQuestion()
    {
        var question = Assert.Single(SourceReaders.Read(AdoptionCase.Read("33-plan-update.answer.json").Files)!.Questions, question => question.Path == "which side");

        Assert.Equal(
            "the plan changes the service (template.containers[0].resources.limits[\"cpu\"] 4, template.containers[0].resources.limits[\"memory\"] 16Gi, "
            + "template.timeout 300s before): adopt what will be, or what runs?", question.Ask);
        Assert.Equal("what will be (after)", question.Default);
    }
}
