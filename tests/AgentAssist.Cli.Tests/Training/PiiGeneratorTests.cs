using AgentAssist.Cli.Training.Pii;
using AgentAssist.Core.Privacy;

namespace AgentAssist.Cli.Tests.Training;

public sealed class PiiGeneratorTests
{
    private readonly PiiGenerator _generator = new(new Random(1));

    [Fact]
    public void Fill_Slots_AreMarkedWhereTheyIdentify()
    {
        var example = _generator.Fill("I am {name}, I paid {price} to {org}.");
        Assert.Equal([Sensitive.Name, Sensitive.Organization], example.Spans.Select(span => span.Type));
        Assert.StartsWith("I am ", example.Text, StringComparison.Ordinal);
        Assert.Equal(", I paid ", example.Text[example.Spans[0].End..][..9]);
        Assert.Equal(".", example.Text[example.Spans[1].End..]);
    }

    [Fact]
    public void Refill_Example_KeepsTheWordsAround()
    {
        var example = new PiiExample("Ask Jane Doe of Oslo.", [new PiiSpan(4, 12, "PERSON"), new PiiSpan(16, 20, "GPE")], "7");
        var other = _generator.Refill(example);
        Assert.Equal("Ask ", other.Text[..other.Spans[0].Start]);
        Assert.Equal(" of ", other.Text[other.Spans[0].End..other.Spans[1].Start]);
        Assert.Equal(".", other.Text[other.Spans[1].End..]);
        Assert.Equal("7", other.Group);
    }

    [Fact]
    public void Recase_ManyTimes_KeepsLengthAndSpans()
    {
        var example = new PiiExample("İstanbul'da Jane, ßtraße", [new PiiSpan(12, 16, "PERSON")]);
        for (var time = 0; time < 50; time++)
        {
            var other = _generator.Recase(example);
            Assert.Equal(example.Text.Length, other.Text.Length);
            Assert.Equal("jane", other.Text[12..16], ignoreCase: true);
        }
    }

    [Fact]
    public void Score_Characters_CountsEachOnce()
    {
        var score = new PiiScore();
        score.Add(new PiiExample("abcdefghij", [new PiiSpan(0, 4, "X"), new PiiSpan(2, 6, "Y")]), [(1, 3), (5, 8)]);
        Assert.Equal((0.6, 0.5), (score.Precision, score.Recall));
        Assert.Equal(5 * 0.6 * 0.5 / ((4 * 0.6) + 0.5), score.F2, 9);
        Assert.Equal([("X", 0.5, 4L), ("Y", 0.5, 4L)], score.Types);
    }
}
