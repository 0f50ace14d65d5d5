using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Suggestions.Checking;

namespace AgentAssist.Core.Tests.Suggestions.Checking;

public sealed class FactReaderTests
{
    private static readonly DateOnly Today = new(2026, 3, 24);

    [Theory]
    [InlineData("You keep paying 34.90: that isn't right.", "34.90")]
    [InlineData("It was 1,250.50, and then 3.", "1250.50 3")]
    [InlineData("The visit is at 5:30.", "")]
    [InlineData("See INV-5530017 and 12/14.", "")]
    public void Read_Figures_AreTakenWhole(string text, string figures)
    {
        var read = FactReader.Read(text, Today).Where(f => f.Kind == FactKind.Number).Select(f => f.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(figures, string.Join(' ', read));
    }

    [Theory]
    [InlineData("your refund was approved", true)]
    [InlineData("your parcel is on the way", true)]
    [InlineData("your refund was not approved", false)]
    [InlineData("you were charged twice", false)]
    [InlineData("your order hasn't arrived yet", false)]
    public void ClaimsFavour_WhatTheCompanyWouldHaveDone_IsOne(string text, bool expected) =>
        Assert.Equal(expected, FactReader.ClaimsFavour(text));

    [Fact]
    public void MayBeIn_AnySentence_LosesNoStatementThatMatches()
    {
        string[] sentences =
        [
            "Your parcel was delivered on Monday", "we have received your router", "it was shipped and is out for delivery", "you sent it back",
            "your refund was issued", "your contract was cancelled", "you were charged twice", .. ReplyLibrary.Default.Message.Phrases.Select(phrase => phrase.Text),
        ];

        Assert.All(sentences, sentence => Assert.All(
            Statement.All.Where(statement => statement.Words.IsMatch(sentence)), statement => Assert.True(statement.MayBeIn(sentence), statement.Name)));
        Assert.All(sentences[..7], sentence => Assert.Contains(Statement.All, statement => statement.Words.IsMatch(sentence)));
        Assert.True(Statement.All.Sum(statement => sentences.Count(statement.MayBeIn)) < Statement.All.Count * sentences.Length / 8);
    }
}
