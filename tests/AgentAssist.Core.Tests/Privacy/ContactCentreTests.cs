using AgentAssist.Core.Privacy;
using AgentAssist.Core.Understanding;

namespace AgentAssist.Core.Tests.Privacy;

/// <summary>The masker as a server runs it, on sentences of a contact centre that no model was trained on.</summary>
public sealed class ContactCentreTests
{
    private static readonly TextMasker Masker = new();
    private static readonly MarkedText[] Sentences =
        [.. EmbeddedTable.Read(typeof(ContactCentreTests).Assembly, "ContactCentre.tsv").Select(row => MarkedText.Parse(row[0]))];

    [Fact]
    public void Mask_SentencesThatIdentify_FindsNearlyAllAndLittleElse()
    {
        var (right, found, marked) = (0, 0, 0);
        foreach (var sentence in Sentences.Where(s => s.Spans.Count > 0))
        {
            var gold = Positions(sentence.Spans.Select(s => (s.Start, s.End)));
            var mask = Positions(Masker.Mask(sentence.Text).Spans.Select(s => (s.Span.Start, s.Span.End)));
            (right, found, marked) = (right + gold.Intersect(mask).Count(), found + mask.Count, marked + gold.Count);
        }

        Assert.InRange((double)right / found, 0.97, 1);
        Assert.InRange((double)right / marked, 0.95, 1);
    }

    [Fact]
    public void Mask_SentencesThatIdentifyNobody_StayAsTheyAre()
    {
        var innocent = Sentences.Where(s => s.Spans.Count == 0).ToArray();
        var masked = innocent.Where(s => Masker.Mask(s.Text).Spans.Count > 0).Select(s => s.Text).ToArray();
        Assert.True(masked.Length <= innocent.Length * 3 / 100, string.Join('\n', masked));
    }

    [Theory]
    [InlineData("my name is jane okoro, i live at 14 mill lane leeds", "my name is [NAME], i live at [ADDRESS]")]
    [InlineData("the Galaxy S24 for $799", "the Galaxy S24 for $799")]
    [InlineData("Hi, Amazon Prime", "Hi, Amazon Prime")]
    [InlineData("on Monday", "on Monday")]
    [InlineData("the Premium plan", "the Premium plan")]
    [InlineData("I work at Hadley & Moss Ltd", "I work at [EMPLOYER]")]
    [InlineData("Hadley & Moss Ltd sells bicycles", "Hadley & Moss Ltd sells bicycles")]
    public void Mask_Sentence_MasksWhatIdentifies(string text, string restricted)
    {
        Assert.Equal(restricted, Masker.Mask(text).RestrictedText);
    }

    [Fact]
    public void Sentences_AreEnough()
    {
        Assert.InRange(Sentences.Count(s => s.Spans.Count > 0), 80, int.MaxValue);
        Assert.InRange(Sentences.Count(s => s.Spans.Count == 0), 80, int.MaxValue);
    }

    private static HashSet<int> Positions(IEnumerable<(int Start, int End)> spans)
    {
        return [.. spans.SelectMany(s => Enumerable.Range(s.Start, s.End - s.Start))];
    }
}
