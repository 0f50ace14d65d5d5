using AgentAssist.Core.Privacy;

namespace AgentAssist.Core.Tests.Privacy;

public sealed class OverlapsTests
{
    [Fact]
    public void Resolve_NameCutIntoByAPlaceholder_KeepsTheRestOfTheName()
    {
        var kept = Overlaps.Resolve("Jane Okoro [CARD]", [new(0, 17, Sensitive.Name)]);
        Assert.Equal([(0, 11, "NAME"), (11, 17, "CARD")], kept.Select(r => (r.Start, r.End, r.Type)));
    }

    [Fact]
    public void Resolve_NameCutThroughInTheMiddle_IsDropped()
    {
        var kept = Overlaps.Resolve("Jane [CARD] Okoro", [new(0, 17, Sensitive.Name)]);
        Assert.Equal([(5, 11, "CARD")], kept.Select(r => (r.Start, r.End, r.Type)));
    }

    [Fact]
    public void Resolve_LongerAndShorter_KeepsTheLonger()
    {
        var kept = Overlaps.Resolve("14 Mill Lane LS1 4AB", [new(13, 20, Sensitive.Phone), new(0, 20, Sensitive.Address)]);
        Assert.Equal([(0, 20, "ADDRESS")], kept.Select(r => (r.Start, r.End, r.Type)));
    }
}
