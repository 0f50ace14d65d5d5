using Grpc.Core;

namespace AgentAssist.GrpcStandins.Tests.Api;

public sealed class MarshallerTests
{
    [Fact]
    public void StringMarshaller_Text_IsUtf8()
    {
        var marshaller = Marshallers.StringMarshaller;

        Assert.Equal("ü"u8.ToArray(), marshaller.Serializer("ü"));
        Assert.Equal("ü", marshaller.Deserializer([0xC3, 0xBC]));
    }

    [Fact]
    public void Method_Names_FormThePath()
    {
        var method = new Method<string, string>(
            MethodType.Unary, "pkg.Service", "Do", Marshallers.StringMarshaller, Marshallers.StringMarshaller);

        Assert.Equal("/pkg.Service/Do", method.FullName);
        Assert.Equal("pkg.Service", ((IMethod)method).ServiceName);
    }

    [Fact]
    public void ServiceBuilder_SameMethodTwice_IsRefused()
    {
        var method = new Method<string, string>(
            MethodType.Unary, "pkg.Service", "Do", Marshallers.StringMarshaller, Marshallers.StringMarshaller);
        UnaryServerMethod<string, string> echo = (text, _) => Task.FromResult(text);
        var builder = ServerServiceDefinition.CreateBuilder().AddMethod(method, echo);

        Assert.Throws<ArgumentException>(() => builder.AddMethod(method, echo));
    }
}
