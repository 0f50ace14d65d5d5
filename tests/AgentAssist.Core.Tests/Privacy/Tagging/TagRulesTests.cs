using AgentAssist.Core.Privacy;
using AgentAssist.Core.Privacy.Tagging;

namespace AgentAssist.Core.Tests.Privacy.Tagging;

public sealed class TagRulesTests
{
    [Theory]
    [InlineData("<ADDRESS:14 Mill Lane>, <PLACE:Leeds> <ADDRESS:LS1>", "ADDRESS:14 Mill Lane, Leeds LS1")]
    [InlineData("<ADDRESS:14 Mill Lane> near <PLACE:Leeds>", "ADDRESS:14 Mill Lane|PLACE:Leeds")]
    [InlineData("<PLACE:Leeds>, <PLACE:England>", "PLACE:Leeds|PLACE:England")]
    [InlineData("<NAME:Jane> from <ORGANIZATION:Moss Ltd>", "NAME:Jane|EMPLOYER:Moss Ltd")]
    [InlineData("<NAME:Jane>\n<TITLE:buyer>\n<ORGANIZATION:Moss Ltd>", "NAME:Jane|TITLE:buyer|EMPLOYER:Moss Ltd")]
    [InlineData("I work for <ORGANIZATION:Moss Ltd>", "EMPLOYER:Moss Ltd")]
    [InlineData("I bought it from <ORGANIZATION:Moss Ltd>", "ORGANIZATION:Moss Ltd")]
    [InlineData("<NAME:Jane> was sold a bicycle by <ORGANIZATION:Moss Ltd>", "NAME:Jane|ORGANIZATION:Moss Ltd")]
    [InlineData("my flight is <ADDRESS:4521>", "")]
    [InlineData("<ADDRESS:4521> and <ADDRESS:12 Mill Lane>", "ADDRESS:12 Mill Lane")]
    [InlineData("my zip is <ADDRESS:94110>", "ADDRESS:94110")]
    [InlineData("<PLACE:Oslo> <ADDRESS:0150>", "PLACE:Oslo|ADDRESS:0150")]
    public void Apply_Neighbours_BecomeWhatTheyAreTogether(string marked, string expected)
    {
        var sentence = MarkedText.Parse(marked);
        var found = sentence.Spans.Select(s => new Recognition(s.Start, s.End, s.Type)).ToList();
        TagRules.Apply(sentence.Text, found, 0);
        Assert.Equal(expected, string.Join('|', found.Select(r => $"{r.Type}:{sentence.Text[r.Start..r.End]}")));
    }

    [Fact]
    public void Apply_EarlierRecognitions_StayUntouched()
    {
        List<Recognition> found = [new(0, 3, Sensitive.Address), new(4, 6, Sensitive.Place)];
        TagRules.Apply("abc de", found, 1);
        Assert.Equal(2, found.Count);
    }
}
