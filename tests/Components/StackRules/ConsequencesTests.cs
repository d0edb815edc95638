namespace GpuInfra.Components.Tests;

/// <summary>Verdicts over a stack that go with a value which is refused by itself.</summary>
public sealed class ConsequencesTests
{
    private static readonly Violation[] Verdicts =
    [
        Told("STK001", "services.chat.maxInstances"), Told("STK001", "services.code.maxInstances"), Told("ImageIsNearby", "services.chat.image"),
        Told("ImageIsNearby", "services.code.image"), Told("ImageIsReadable", "services.chat.image"), Told("DestroyIsNotBlocked", "services.chat.deletionProtection"),
    ];

    [Theory]
    [InlineData("gpu", 1, 2, 3, 4, 5)]
    [InlineData("cpu", 1, 2, 3, 4, 5)]
    [InlineData("sidecars.proxy.memory", 1, 2, 3, 4, 5)]
    [InlineData("location", 0, 1, 4, 5)]
    [InlineData("region", 0, 1, 4, 5)]
    [InlineData("image", 0, 1, 2, 3, 4, 5)]
    public void Without_ValueThatAServiceRefuses_LeavesWhatRestsOnOthers(string path, params int[] left) => Assert.Equal(
        left.Select(index => Verdicts[index]), Consequences.Without(Verdicts, [], OfChat(Told("GPU004", path))));

    [Theory]
    [InlineData("project", 0, 1, 2, 3, 5)]
    [InlineData("region", 0, 1, 4, 5)]
    [InlineData("quota.cpu", 2, 3, 4, 5)]
    public void Without_ValueThatThePlatformRefuses_LeavesWhatRestsOnOthers(string path, params int[] left) => Assert.Equal(
        left.Select(index => Verdicts[index]), Consequences.Without(Verdicts, [Told("GPU004", path)], []));

    [Theory]
    [InlineData("CpuFits", false)]
    [InlineData("MemoryFits", false)]
    [InlineData("ImageIsNearby", true)]
    public void Without_WhatIsOnlyAdvisedAgainst_TakesAwayWhereTheMachineDoesNotFit(string rule, bool stays) => Assert.Equal(
        stays, Consequences.Without(Verdicts, [], OfChat(Told(rule, "cpu") with { Severity = Severity.Warning })).Contains(Verdicts[0]));

    private static KeyValuePair<string, IReadOnlyList<Violation>>[] OfChat(Violation violation) => [KeyValuePair.Create<string, IReadOnlyList<Violation>>("services.chat", [violation])];

    private static Violation Told(string rule, string path) => new(Severity.Error, RuleBook.Find(rule)!, path, "is wrong", "Mend it.", null);
}
