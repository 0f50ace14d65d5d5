namespace AgentAssist.Model.Tests;

public sealed class ModelRuleTests
{
    [Theory]
    [InlineData("https://api.openai.com/v1")]
    [InlineData("http://127.0.0.1:8000/v1")]
    [InlineData("http://localhost:11434/v1")]
    [InlineData("http://[::1]:8000/v1")]
    [InlineData("")]
    public void Check_EndpointThatNobodyCanListenTo_IsWell(string endpoint) =>
        Assert.Empty(Faults(new ModelOptions { Endpoint = endpoint, Name = "m" }));

    [Theory]
    [InlineData("http://models.example/v1")]
    [InlineData("http://10.0.0.7:8000/v1")]
    [InlineData("http://127.0.0.1.evil.example/v1")]
    [InlineData("ftp://models.example")]
    [InlineData("models.example")]
    [InlineData("https://user:password@models.example/v1")]
    [InlineData("https://models.example/v1?key=1")]
    public void Check_EndpointThatOthersCouldListenToOrThatIsNone_IsAFault(string endpoint)
    {
        var fault = Assert.Single(Faults(new ModelOptions { Endpoint = endpoint, Name = "m" }));

        Assert.StartsWith("AgentAssist:Model:Endpoint:", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("password", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_PlainHttpThatIsMeant_IsWell() =>
        Assert.Empty(Faults(new ModelOptions { Endpoint = "http://10.0.0.7:8000/v1", Name = "m", AllowPlainHttp = true }));

    [Fact]
    public void Check_SeveralFaults_AreToldTogetherAndWithoutTheKey()
    {
        var faults = Faults(new ModelOptions { Endpoint = "nowhere", ApiKey = "secret key", Tenants = "a,,b", DailySpendMicros = 1 });

        Assert.Equal(
            ["Endpoint", "Name", "ApiKey", "Tenants", "InputPriceMicros"],
            faults.Select(fault => fault.Split(':')[2]));
        Assert.DoesNotContain(faults, fault => fault.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public void Rewriting_Tenants_AreThoseThatAreNamed()
    {
        Assert.Null(ModelServiceCollectionExtensions.Rewriting(new ModelOptions()).Tenants);
        Assert.Equal(["a", "b"], ModelServiceCollectionExtensions.Rewriting(new ModelOptions { Tenants = "a, b" }).Tenants!.Order());
    }

    private static List<string> Faults(ModelOptions options)
    {
        var faults = new List<string>();
        ModelRule.Check(options, "AgentAssist:Model", faults);
        return faults;
    }
}
