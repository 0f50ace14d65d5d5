using AgentAssist.Core.Privacy;

namespace AgentAssist.Core.Tests.Privacy;

public sealed class PrivacyOptionsTests
{
    private const string Everything =
        "I am Jane Okoro, a nurse, 41 years old, from Estonia, born on 12/04/1981, I work at Hadley & Moss Ltd, "
        + "I live at 14 Mill Lane, Leeds. Mail jane@example.org, call 303 555 0147, from 10.1.2.3. "
        + "Order #55301 of 2026-03-12, account number 881277, see https://www.example.org/me. I spoke with Dr. Lund, a German citizen.";

    [Fact]
    public void Defaults_AreTheIdentifiersOfTheDesign()
    {
        var options = new PrivacyOptions();
        Assert.Equal(
            [Sensitive.Email, Sensitive.Phone, Sensitive.Ip, Sensitive.Account, Sensitive.Order, Sensitive.Name, Sensitive.Address, Sensitive.BirthDate, Sensitive.Employer],
            Sensitive.All.Where(type => options.Masks(type) && !Sensitive.IsSecret(type)));
    }

    [Fact]
    public void Switches_AreOneForEachIdentifier()
    {
        foreach (var type in Sensitive.All.Where(type => !Sensitive.IsSecret(type)))
        {
            Assert.False(With(type, on: false).Masks(type), type);
            Assert.True(With(type, on: true).Masks(type), type);
        }
    }

    [Theory]
    [InlineData("EMAIL")]
    [InlineData("PHONE")]
    [InlineData("IP")]
    [InlineData("ACCOUNT")]
    [InlineData("ORDER")]
    [InlineData("NAME")]
    [InlineData("ADDRESS")]
    [InlineData("BIRTH_DATE")]
    [InlineData("EMPLOYER")]
    [InlineData("PLACE")]
    [InlineData("TITLE")]
    [InlineData("NATIONALITY")]
    [InlineData("AGE")]
    [InlineData("DATE")]
    [InlineData("URL")]
    public void Mask_SwitchedOff_LeavesTheTypeReadable(string type)
    {
        var on = new TextMasker(With(type, on: true)).Mask(Everything);
        var off = new TextMasker(With(type, on: false)).Mask(Everything);

        Assert.Contains(on.Spans, span => span.Type == type);
        Assert.DoesNotContain(off.Spans, span => span.Type == type);
    }

    [Fact]
    public void Mask_AllSwitchedOff_StillMasksSecrets()
    {
        var options = new PrivacyOptions();
        foreach (var property in typeof(PrivacyOptions).GetProperties().Where(p => p.CanWrite))
        {
            property.SetValue(options, false);
        }

        Assert.Equal("Jane, [CARD], pin [PIN]", new TextMasker(options).Mask("Jane, 4111 1111 1111 1111, pin 4821").RestrictedText);
    }

    private static PrivacyOptions With(string type, bool on)
    {
        var options = new PrivacyOptions();
        var name = type.Replace("_", "", StringComparison.Ordinal);
        typeof(PrivacyOptions).GetProperties().Single(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).SetValue(options, on);
        return options;
    }
}
