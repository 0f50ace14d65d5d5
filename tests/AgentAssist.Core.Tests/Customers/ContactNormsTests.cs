using AgentAssist.Core.Customers.Finding;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Customers;

public sealed class ContactNormsTests
{
    [Theory]
    [InlineData("+49 170 1234567", "701234567")]
    [InlineData("0049 (0) 170 / 123 45 67", "701234567")]
    [InlineData("0170-1234567", "701234567")]
    [InlineData("+1 (303) 555-0123 x45", "035550123")]
    [InlineData("303.555.0123;ext=45", "035550123")]
    [InlineData("٠٣٠٣٥٥٥٠١٢٣", "035550123")]
    [InlineData("012345678", "12345678")]
    [InlineData("12345", null)]
    [InlineData("1-800-FLOWERS", null)]
    [InlineData("", null)]
    public void Phone_AnyNotation_IsItsLastDigits(string phone, string? expected) => Assert.Equal(expected, ContactNorms.Phone(phone));

    [Theory]
    [InlineData(" Blair.Morgan@Example.COM ", "blair.morgan@example.com")]
    [InlineData("BÜRO@EXAMPLE.COM", "büro@example.com")]
    [InlineData("@example.com", null)]
    [InlineData("blair@", null)]
    [InlineData("blair", null)]
    public void Email_AnyCase_IsSmall(string email, string? expected) => Assert.Equal(expected, ContactNorms.Email(email));

    [Fact]
    public void KeysOf_Profile_SayNothingAndDifferByTenantAndDeployment()
    {
        var hasher = new CustomerKeyHasher(new byte[32]);
        var profile = new CustomerProfile
        {
            PhoneNumbers = { "+49 170 1234567", "0170 1234567", "12" },
            EmailAddresses = { "a@b.c" },
            ExternalIds = { ["crm"] = "7" },
        };

        var keys = hasher.KeysOf("one", profile);

        Assert.Equal(3, keys.Count);
        Assert.Equal(
            new[] { hasher.OfPhone("one", "0170/1234567")!, hasher.OfEmail("one", "A@B.C")!, hasher.OfExternalId("one", "crm:7") }.Order(StringComparer.Ordinal),
            keys);
        Assert.All(keys, key => Assert.Matches("^[0-9a-f]{64}$", key));
        Assert.Empty(keys.Intersect(hasher.KeysOf("two", profile)));
        Assert.Empty(keys.Intersect(new CustomerKeyHasher([.. Enumerable.Repeat((byte)1, 32)]).KeysOf("one", profile)));
    }
}
