using AgentAssist.Core.Privacy;

namespace AgentAssist.Core.Tests.Privacy;

/// <summary>What has a shape of its own, each type found by its rule.</summary>
public sealed class IdentifierScannerTests
{
    private readonly TextMasker _masker = new(PrivacyOptions.All);

    [Theory]
    [InlineData("born 6/24/1991", "BIRTH_DATE:6/24/1991")]
    [InlineData("What is your date of birth? 14/02/1968", "BIRTH_DATE:14/02/1968")]
    [InlineData("my birthday is March 5th, 1992", "BIRTH_DATE:March 5th, 1992")]
    [InlineData("dob: 3 July 1979", "BIRTH_DATE:3 July 1979")]
    [InlineData("born on the 21st of August 1955", "BIRTH_DATE:21st of August 1955")]
    [InlineData("paid 2026-03-12 23:08:55", "DATE:2026-03-12 23:08:55")]
    [InlineData("paid 12.03.2026 twice", "DATE:12.03.2026")]
    [InlineData("since Sept. 3, 2025", "DATE:Sept. 3, 2025")]
    [InlineData("on Monday, in March, on May 5, in 2021", "")]
    [InlineData("I may 5 times 2020", "")]
    public void Find_Date_OnlyWholeOnes(string text, string expected) => AssertFinds(text, expected);

    [Theory]
    [InlineData("he is 69 years old", "AGE:69")]
    [InlineData("a 19 year old phone user", "AGE:19")]
    [InlineData("my son turned 7.", "AGE:7")]
    [InlineData("turned 47 pages", "")]
    [InlineData("a page 12", "")]
    [InlineData("300 years old", "")]
    public void Find_Age_IsFound(string text, string expected) => AssertFinds(text, expected);

    [Theory]
    [InlineData("see https://shop.example.com/a?b=c.", "URL:https://shop.example.com/a?b=c")]
    [InlineData("(www.example.org)", "URL:www.example.org")]
    [InlineData("https://", "")]
    [InlineData("awww.cute", "")]
    public void Find_WebAddress_IsFound(string text, string expected) => AssertFinds(text, expected);

    [Theory]
    [InlineData("send it to SW1A 2AA today", "ADDRESS:SW1A 2AA")]
    [InlineData("m14 5rt", "ADDRESS:m14 5rt")]
    [InlineData("to K1A 0B1", "ADDRESS:K1A 0B1")]
    [InlineData("zip code 94110", "ADDRESS:94110")]
    [InlineData("my postcode is 394 13", "ADDRESS:394 13")]
    [InlineData("ZIP: 75534-030", "ADDRESS:75534-030")]
    [InlineData("zip it up in 2 minutes", "")]
    [InlineData("the S24 8GB is out", "")]
    [InlineData("the m4 2nd exit", "")]
    public void Find_Postcode_IsFoundByItsShapeOrItsName(string text, string expected) => AssertFinds(text, expected);

    private void AssertFinds(string text, string expected)
    {
        var found = _masker.Find(text).Select(s => $"{s.Type}:{text[s.Span.Start..s.Span.End]}");
        Assert.Equal(expected, string.Join('|', found));
    }
}
